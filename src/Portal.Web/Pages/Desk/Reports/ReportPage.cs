using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Pipeline;
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

    public ReportForm Form { get; private set; } = new("", "", null);

    /// <summary>Asks first, so that who may not see the page learns nothing from its form either.</summary>
    protected async Task<IActionResult> ShowAsync<T>(
        string? first, string? last, RequestKind? kind, Func<ReportForm, IQuery<T>> query, Func<T, ReportPeriod> show)
    {
        Form = new((first ?? "").Trim(), (last ?? "").Trim(), kind);
        var asked = await AskAsync(query(Form));
        if (IsUnknown(asked))
            return NotFound();
        var faults = Form.Faults().ToList();
        Problems.Add(faults.Count > 0 ? faults : asked.Refusals);
        if (Problems.Any)
            return Refused();
        Form = Form.Of(show(asked.Value));
        return Page();
    }
}
