using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Answers;
using Portal.Application.Policies;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Answers;

/// <summary>Writing an answer: findings, categories, files and words, each a form of its own.</summary>
public sealed class EditModel(IMediator mediator, Problems problems, PolicyBook policies) : AnswerPageModel(mediator, problems, policies)
{
    private IFormCollection? _kept;

    /// <summary>Key of what a step came to; null when there was none.</summary>
    public string? DoneKey { get; private set; }

    /// <summary>Where the forms of this page are sent, so that the page of targets stays.</summary>
    public string Action(string handler) => $"{Here}?handler={handler}&at={At}{(OnlyOpen ? "&open=true" : "")}";

    public IReadOnlyList<string> Languages => Policy.Languages;

    /// <summary>What was typed into the form that was refused, else what is stored.</summary>
    public string Typed(string name, string stored) => _kept is not null && _kept.TryGetValue(name, out var typed) ? typed.ToString() : stored;

    /// <summary>Whether a decline code is ticked.</summary>
    public bool Ticked(string code) => _kept is not null && _kept.ContainsKey("Words") ? _kept["Codes"].Contains(code) : Shown.Answer.Codes.Contains(code);

    public async Task<IActionResult> OnGetAsync(string? done)
    {
        if (!await LoadAsync())
            return NotFound();
        if (!Shown.MayEdit)
            return LocalRedirect($"{Here}/review");
        DoneKey = done is "saved" or "filled" or "added" or "removed" ? $"answer.done.{done}" : null;
        return Page();
    }

    public Task<IActionResult> OnPostFindingsAsync() => SaveAsync(new RecordFindings(Id, Answer, FindingForm.Read(Request.Form)), "saved", "findings");

    public Task<IActionResult> OnPostFillAsync(Outcome? fillOutcome, string? fillCode) => SaveAsync(new FillFindings(Id, Answer, fillOutcome, fillCode ?? ""), "filled", "findings");

    public Task<IActionResult> OnPostCategoriesAsync() =>
        SaveAsync(new WithholdCategories(Id, Answer, Request.Form.Where(field => field.Key.StartsWith("Category-", StringComparison.Ordinal))
            .ToDictionary(field => field.Key["Category-".Length..], field => field.Value.ToString())), "saved", "categories");

    public Task<IActionResult> OnPostWordsAsync(string? words, string[] codes, string? language, string? escalation) =>
        SaveAsync(new WriteAnswer(Id, Answer, words ?? "", codes, language ?? "", escalation ?? ""), "saved", "words");

    public Task<IActionResult> OnPostRemoveAsync(AnswerFileId file) => SaveAsync(new RemoveAnswerFile(Id, Answer, file), "removed", "files");

    public async Task<IActionResult> OnPostSendAsync()
    {
        var sent = await AskAsync(new SendAnswerForApproval(Id, Answer));
        return sent.Succeeded ? LocalRedirect($"{Here}/review?done=sent") : await AgainAsync(sent.Refusals);
    }

    private async Task<IActionResult> SaveAsync<T>(IRequest<Result<T>> message, string done, string part)
    {
        var saved = await AskAsync(message);
        if (saved.Succeeded)
            return LocalRedirect($"{Here}?done={done}&at={At}{(OnlyOpen ? "&open=true" : "")}#{part}");
        _kept = Request.Form;
        return await AgainAsync(saved.Refusals);
    }
}
