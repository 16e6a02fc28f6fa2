using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Reports;
using Portal.Domain.Reports;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Reports;

/// <summary>The requests behind a figure.</summary>
public sealed class TimedRequestsModel(IMediator mediator, Problems problems) : ReportPage(mediator, problems)
{
    /// <summary>Null while something is wrong with the days.</summary>
    public ResponseTimePage? Shown { get; private set; }

    public ResponseMeasure Measure { get; private set; }

    public ResponseTimePart Part { get; private set; }

    public bool FirstPage { get; private set; }

    /// <summary>Key of the heading.</summary>
    public string TitleKey => Mistaken ? "reports.title" : $"reports.part.{Part}";

    public Task<IActionResult> OnGetAsync(string? first, string? last, string? kind, string? measure, string? part, string? after)
    {
        (Measure, Part, FirstPage) = (Chosen<ResponseMeasure>("measure", measure) ?? ResponseMeasure.Gross, Chosen<ResponseTimePart>("part", part) ?? ResponseTimePart.All, after is null);
        return ShowAsync(
            first, last, kind, form => new ListResponseTimes(form.FirstDay, form.LastDay, form.Kind, Measure, Part, after), answer =>
        {
            Shown = answer;
            return answer.Period;
        });
    }

    /// <summary>This list from a place on.</summary>
    public string Href(ResponseTimePart part, string? after = null) => Form.Href(Requests, ("measure", Measure.ToString()), ("part", part.ToString()), ("after", after));

    /// <summary>Where the list begins: what is shown around a figure begins in its middle.</summary>
    public string StartHref => Href(Part is ResponseTimePart.Median or ResponseTimePart.P90 ? ResponseTimePart.All : Part);

    public bool AtStart => FirstPage && (Shown is not { Lines: [{ Rank: > 1 }, ..] } || Part is not (ResponseTimePart.Median or ResponseTimePart.P90));
}
