using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Questions;
using Portal.Domain.Questions;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>The officer's reply to what the desk asked.</summary>
public sealed class ReplyModel(IMediator mediator, Problems problems, TimeProvider time) : SentPageModel(mediator, problems, time)
{
    private QuestionId? _asked;

    /// <summary>The question that is replied to; on a form that was refused the one it was sent for, so that what was typed
    /// stays beside what it answers.</summary>
    public QuestionLine? Asked => _asked is { } id ? Sent.Questions.FirstOrDefault(question => question.Id == id) : Sent.Open;

    public string? Text { get; private set; }

    protected override bool Fits => Sent is { MayReply: true, Open: not null };

    public Task<IActionResult> OnPostAsync(QuestionId question, string? text)
    {
        (_asked, Text) = (question, text);
        return StepAsync(new ReplyToQuestion(Id, question, text ?? ""), $"{SentHref}?done=replied");
    }
}
