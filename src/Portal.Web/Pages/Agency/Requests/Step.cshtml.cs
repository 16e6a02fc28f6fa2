using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Application.Requests;
using Portal.Application.Requests.Forms;
using Portal.Application.Texts;
using Portal.Web.Ui;
using Portal.Web.Ui.Forms;
using Portal.Web.Ui.Parts;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>One page of a form. Whatever is sent is kept first and judged afterwards.</summary>
public sealed class StepModel(IMediator mediator, Problems problems, FormChoices choices) : DraftPageModel(mediator, problems)
{
    private IReadOnlyDictionary<string, string>? _unsaved;

    [FromRoute]
    public string Step { get; set; } = "";

    /// <summary>Set when the officer came from the check page and wants back there.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; set; }

    public FormStep Form { get; private set; } = null!;

    public int Number => 1 + Draft.Steps.Select(step => step.Step).ToList().IndexOf(Form);

    /// <summary>This page's own address, without any handler of the script.</summary>
    public string Here => FromCheck ? $"{HrefOf(Step)}?from=check" : HrefOf(Step);

    public bool HasFile => Form.Fields.Any(asked => asked.Kind == FieldKind.File);

    public string BackHref => FromCheck ? CheckHref : Draft.Form.Before(Form) is { } before ? HrefOf(before.Name) : $"/agency/requests/{Id}/draft";

    private bool FromCheck => From == "check";

    private string CheckHref => $"/agency/requests/{Id}/check";

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync(string? action, IFormFile? document)
    {
        if (await OpenAsync() is { } elsewhere)
            return elsewhere;
        if (HasFile && document is not null && !(await SendAsync(await UploadAsync(document))).Succeeded)
            return await AgainAsync();
        var typed = await StepAnswers.ReadAsync(Request, Form, joined: true);
        var saved = await AskAsync(new SaveDraftStep(Id, Form.Name, typed));
        _unsaved = saved.Succeeded ? null : typed;
        Problems.Add(saved.Succeeded ? saved.Value.Problems : saved.Refusals);
        return action switch
        {
            "later" when saved.Succeeded => LocalRedirect($"/agency/requests/{Id}/draft"),
            "add" or "check" => await AgainAsync(),
            _ when Problems.Any => await AgainAsync(),
            _ => LocalRedirect(FromCheck ? CheckHref : Draft.Form.After(Form) is { } next ? HrefOf(next.Name) : CheckHref),
        };
    }

    /// <summary>Keeps what is being typed, for the script; nothing is judged.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync()
    {
        if (await OpenAsync() is not null)
            return NotFound();
        var saved = await AskAsync(new SaveDraftStep(Id, Form.Name, await StepAnswers.ReadAsync(Request, Form, joined: false)));
        return saved.Succeeded ? new NoContentResult() : new UnprocessableEntityResult();
    }

    /// <summary>The verdicts on lines that are being typed, for the script; nothing is kept.</summary>
    public async Task<IActionResult> OnPostLinesAsync([FromForm] string? addresses, [FromServices] Speech say)
    {
        if (await OpenAsync() is not null)
            return NotFound();
        var lines = await AskAsync(new CheckAddresses(addresses ?? "", Draft.Kind));
        return lines.Succeeded ? Partial("_LineVerdicts", Rows(lines.Value, say)) : NotFound();
    }

    /// <summary>What was typed: what is stored, or what could not be stored and must not be lost.</summary>
    public string Typed(string name) => (_unsaved ?? Draft.Typed).GetValueOrDefault(name, "");

    public IEnumerable<Choice> ChoicesOf(FormField field, Speech say) =>
        choices.Of(Draft, field.List!).Select(choice => new Choice(
            choice.Code, choice.Name ?? say[$"choice.{field.List}.{choice.Code}"], field.Kind == FieldKind.Choices ? NeedOf(choice.Code, say) : null, IsName: choice.Name is not null));

    public LineVerdictList Lines(Speech say) => Rows(Draft.Lines, say);

    /// <summary>The box to confirm by hand is shown only when a line needs it, so that no tick outlives the line it was made for.</summary>
    public bool NeedsTick(FormField field) => _unsaved?.GetValueOrDefault(field.Name) == "true" || Draft.Lines.Any(line => line.Verdict.Standing == Domain.Targets.AddressStanding.Confirm);

    /// <summary>What this category would need, when the chosen instrument does not carry it.</summary>
    private string? NeedOf(string category, Speech say) => choices.NeededFor(Draft, category) is { Count: > 0 } needed
        ? say["data.needs", ("needed", new Wording([.. needed.Select(kind => $"choice.instruments.{kind}")]))]
        : null;

    private static LineVerdictList Rows(IEnumerable<Domain.Targets.LineVerdict> lines, Speech say) => new([.. lines.Select(line => AddressRows.Of(line, say))]);

    private async Task<IActionResult?> OpenAsync()
    {
        if (await LoadAsync() is { } elsewhere)
            return elsewhere;
        Form = Draft.Form.Step(Step)!;
        return Form is null ? NotFound() : null;
    }

    /// <summary>The page with what is stored now.</summary>
    private async Task<IActionResult> AgainAsync() => await OpenAsync() ?? (Problems.Any ? Refused() : Page());

    private async Task<AttachDocument> UploadAsync(IFormFile document)
    {
        using var bytes = new MemoryStream();
        await document.CopyToAsync(bytes, HttpContext.RequestAborted);
        return new(Id, document.FileName, bytes.ToArray());
    }
}
