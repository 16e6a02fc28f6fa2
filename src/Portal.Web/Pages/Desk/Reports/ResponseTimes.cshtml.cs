using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Reports;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Reports;

/// <summary>Response times: mean, median and P90 by kind; each figure leads to the requests it is made of.</summary>
public sealed class ResponseTimesModel(IMediator mediator, Problems problems) : ReportPage(mediator, problems)
{
    /// <summary>Null while something is wrong with the days.</summary>
    public ResponseTimes? Times { get; private set; }

    public Task<IActionResult> OnGetAsync(string? first, string? last, string? kind) =>
        ShowAsync(first, last, kind, form => new GetResponseTimes(form.FirstDay, form.LastDay, form.Kind), answer =>
        {
            Times = answer;
            return answer.Period;
        });
}

/// <summary>The figures of one kind, or of all together, with what their links need.</summary>
public sealed record FigureTable(ResponseFigures Figures, ReportForm Form);
