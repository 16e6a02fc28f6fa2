using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Application.Requests;
using Portal.Application.Requests.Forms;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>All answers at once, with all that stands against them; from here the request is sent.</summary>
public sealed class CheckModel(IMediator mediator, Problems problems, FormChoices choices, TimeProvider time) : DraftPageModel(mediator, problems)
{
    /// <summary>More addresses than this are shown on their own page.</summary>
    public const int ShownAddresses = 50;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ?? Show();

    public async Task<IActionResult> OnPostAsync(long version, [FromServices] Speech say)
    {
        // A resent form finds the request sent already and goes to its receipt.
        if (await LoadAsync() is { } elsewhere)
            return elsewhere is LocalRedirectResult ? LocalRedirect(ReceiptHref) : elsewhere;
        var sent = Draft.Kind == RequestKind.Data
            ? await AskAsync(new SubmitDataRequest(Id, version, Draft.Typed, say.Language))
            : await AskAsync(new SubmitFreezeRequest(Id, version, Draft.Typed, say.Language));
        if (sent.Succeeded)
            return LocalRedirect(ReceiptHref);
        if (IsUnknown(sent))
            return NotFound();
        // The rules' findings stand on the page already; what the law has against the request is added to them.
        var shown = Draft.Steps.SelectMany(step => step.Problems).Select(problem => (problem.Field, problem.Code)).ToHashSet();
        Problems.Add(sent.Refusals.Where(refusal => !shown.Contains((refusal.Field, refusal.Code))));
        Show();
        return Refused();
    }

    /// <summary>A tick is no answer of its own, unless it is missing.</summary>
    public bool IsShown(FormField field) => field.Kind != FieldKind.Tick || Problems.Of(field.Name).Count > 0;

    /// <summary>The answer in words; as typed where it has none.</summary>
    public string Answer(FormField field, Speech say)
    {
        if (field.Kind == FieldKind.Date)
            return Draft.Answers.DateOf(field.Name) is { } date ? say.Write(date) : Draft.Answers.DateTyped(field.Name);
        var typed = Draft.Typed.GetValueOrDefault(field.Name, "");
        return field.List is null ? typed : Words(field, typed, say);
    }

    /// <summary>What was ticked, in words.</summary>
    public IReadOnlyList<string> Chosen(FormField field, Speech say) =>
        [.. Draft.Typed.GetValueOrDefault(field.Name, "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(code => Words(field, code, say))];

    /// <summary>The range of a data request, once nothing stands against it.</summary>
    public DataScope? Range => Draft.Answers is DataAnswers { Scope: { } scope } && scope.Against(time.GetUtcNow()).Count == 0 ? scope : null;

    public string ChangeHref(string step, string field) => $"{HrefOf(step)}?from=check#{field}";

    private string ReceiptHref => $"/agency/requests/{Id}/receipt";

    private string Words(FormField field, string code, Speech say)
    {
        if (choices.Of(Draft, field.List!).Where(choice => choice.Code == code).Take(1).ToList() is not [var chosen])
            return code;
        return chosen.Name ?? say[$"choice.{field.List}.{chosen.Code}"];
    }

    private PageResult Show()
    {
        Problems.Add(Draft.Steps.SelectMany(step => step.Problems));
        return Page();
    }
}
