using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Answers;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Answers;

/// <summary>A table before it is taken in: which column is which, and what is wrong with its rows.</summary>
public sealed class ImportModel(IMediator mediator, Problems problems) : PortalPage(mediator, problems)
{
    private const string Field = "Map-";

    [FromRoute]
    public RequestId Id { get; set; }

    [FromRoute]
    public AnswerId Answer { get; set; }

    [FromRoute]
    public AnswerFileId Import { get; set; }

    public StagedTablePage Shown { get; private set; } = null!;

    public string Here => $"/desk/requests/{Id}/answers/{Answer}/import/{Import}";

    public string AnswerHref => $"/desk/requests/{Id}/answers/{Answer}";

    public string DelimiterWord => Shown.Delimiter switch { ";" => "semicolon", "\t" => "tab", _ => "comma" };

    public async Task<IActionResult> OnGetAsync() => await LoadAsync(null) ? Page() : NotFound();

    /// <summary>Looks at the rows again with other columns; nothing is kept.</summary>
    public async Task<IActionResult> OnPostCheckAsync() => await LoadAsync(Mapping()) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAcceptAsync(int? leaveOut)
    {
        var mapping = Mapping();
        var added = await AskAsync(new AddAnswerFile(Id, Answer, Import, mapping, leaveOut ?? 0));
        if (added.Succeeded)
            return LocalRedirect($"{AnswerHref}?done=added#files");
        if (!await LoadAsync(mapping))
            return NotFound();
        // What the page says of missing columns already is not said twice.
        Problems.Add(added.Refusals.Where(refusal => !Problems.Of(refusal.Field ?? "").Any()));
        return Refused();
    }

    public async Task<IActionResult> OnPostDiscardAsync()
    {
        var gone = await AskAsync(new DiscardAnswerTable(Id, Answer, Import));
        return gone.Succeeded ? LocalRedirect($"{AnswerHref}#files") : NotFound();
    }

    private Dictionary<string, int> Mapping() =>
        Request.Form.Where(field => field.Key.StartsWith(Field, StringComparison.Ordinal) && int.TryParse(field.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .ToDictionary(field => field.Key[Field.Length..], field => int.Parse(field.Value.ToString(), CultureInfo.InvariantCulture));

    private async Task<bool> LoadAsync(Dictionary<string, int>? mapping)
    {
        var found = await AskAsync(new GetStagedTable(Id, Answer, Import, mapping));
        if (!found.Succeeded)
            return false;
        Shown = found.Value;
        Problems.Add(Shown.ColumnsMissing.Select(column => new Refusal("answers.column-missing", ("column", column)) { Field = $"{Field}{column}" }));
        return true;
    }
}
