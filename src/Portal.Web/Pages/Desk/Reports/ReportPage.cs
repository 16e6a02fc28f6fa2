using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Pipeline;
using Portal.Domain;
using Portal.Domain.Reports;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Reports;

/// <summary>A page about response times: days and kind come from the address, and what is wrong with them stands beside them.</summary>
public abstract class ReportPage(IMediator mediator, Problems problems) : PortalPage(mediator, problems)
{
    /// <summary>Where the figures stand.</summary>
    public const string Home = "/desk/response-times";

    /// <summary>Where the requests behind a figure stand.</summary>
    public const string Requests = Home + "/requests";

    /// <summary>Where the requests without a response time stand.</summary>
    public const string Unanswered = Home + "/unanswered";

    private readonly List<Refusal> _noChoices = [];

    public ReportForm Form { get; private set; } = new("", "", null);

    /// <summary>Whether the address asks for something that no report knows: a heading would then stand over what nobody asked for.</summary>
    protected bool Mistaken => _noChoices.Count > 0;

    /// <summary>The choice of a name in the address; null for none and for one that there is not, which is told.</summary>
    protected T? Chosen<T>(string field, string? typed)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(typed))
            return null;
        if (Enum.GetNames<T>().FirstOrDefault(name => name.Equals(typed, StringComparison.OrdinalIgnoreCase)) is { } known)
            return Enum.Parse<T>(known);
        _noChoices.Add(ReportErrors.NoChoice(field));
        return null;
    }

    /// <summary>Asks first, so that who may not see the page learns nothing from its form either.</summary>
    protected async Task<IActionResult> ShowAsync<T>(
        string? first, string? last, string? kind, Func<ReportForm, IQuery<T>> query, Func<T, ReportPeriod> show)
    {
        Form = new((first ?? "").Trim(), (last ?? "").Trim(), Chosen<RequestKind>("kind", kind));
        var asked = await AskAsync(query(Form));
        if (IsUnknown(asked))
            return NotFound();
        var faults = _noChoices.Concat(Form.Faults()).ToList();
        Problems.Add(faults.Count > 0 ? faults : asked.Refusals);
        if (Problems.Any)
            return Refused();
        Form = Form.Of(show(asked.Value));
        return Page();
    }
}
