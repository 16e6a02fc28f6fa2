using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Reports;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Reports;

/// <summary>The requests that have no response time: open, withdrawn, superseded.</summary>
public sealed class UntimedRequestsModel(IMediator mediator, Problems problems) : ReportPage(mediator, problems)
{
    /// <summary>Null while something is wrong with the days.</summary>
    public UnansweredPage? Shown { get; private set; }

    public UnansweredPart Part { get; private set; }

    public bool FirstPage { get; private set; }

    /// <summary>Key of the heading.</summary>
    public string TitleKey => Mistaken ? "reports.title" : $"reports.unanswered.{Part}";

    public Task<IActionResult> OnGetAsync(string? first, string? last, string? kind, string? part, string? after)
    {
        (Part, FirstPage) = (Chosen<UnansweredPart>("part", part) ?? UnansweredPart.Open, after is null);
        return ShowAsync(first, last, kind, form => new ListUnansweredRequests(Part, form.FirstDay, form.LastDay, form.Kind, after), answer =>
        {
            Shown = answer;
            return answer.Period;
        });
    }

    /// <summary>This list from a place on.</summary>
    public string Href(string? after = null) => Form.Href(Unanswered, ("part", Part.ToString()), ("after", after));
}
