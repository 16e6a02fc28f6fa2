using System.Text.RegularExpressions;
using Portal.Application.Notices;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Testing;

namespace Portal.Architecture.Tests.Documents;

/// <summary>The tables of the code, printed for people. What the world can see is an approved text.</summary>
public sealed class TableDocumentTests
{
    private static readonly Role[] s_people = [.. Enum.GetValues<Role>().Except([Role.Anonymous, Role.System])];
    private static readonly RequestState[] s_states = Enum.GetValues<RequestState>();

    [Fact]
    public void The_lifecycles_are_the_approved_ones() => Approval.Verify("docs/lifecycle.md", new Markdown(
            "Lifecycles", "What can be done in which state, by whom, and which clocks start, stop, stand still or run on. What is not in a table cannot happen.")
        .Heading("Request")
        .Block("mermaid",
        [
            "stateDiagram-v2",
            $"    [*] --> {s_states[0]}",
            .. Lifecycle.Table.Select(row => $"    {row.From} --> {row.To}: {row.Trigger}"),
        ])
        .Table(["From", "Trigger", "To", "By", "Starts", "Stops", "Pauses", "Resumes"], Lifecycle.Table.Select(row => new[]
        {
            row.From.ToString(), row.Trigger.ToString(), row.To.ToString(), Markdown.List(row.By), Markdown.List(row.Starts), Markdown.List(row.Stops),
            Markdown.List(row.Pauses), Markdown.List(row.Resumes),
        }))
        .Heading("Answer")
        .Block("mermaid",
        [
            "stateDiagram-v2",
            $"    [*] --> {AnswerState.Prepared}",
            .. AnswerLifecycle.Table.Select(row => $"    {row.From} --> {row.To}: {row.Trigger}"),
        ])
        .Table(["From", "Trigger", "To", "By"], AnswerLifecycle.Table.Select(row => new[] { row.From.ToString(), row.Trigger.ToString(), row.To.ToString(), Markdown.List(row.By) }))
        .ToString());

    [Fact]
    public void The_permissions_are_the_approved_ones()
    {
        var docs = XmlDocs.Of("Portal.Application");
        Approval.Verify("docs/permissions.md", new Markdown(
                "Permissions", "Who may send which message, in what relation to the request, and while the request is in which state. A message without a row is refused to everybody.")
            .Says("A message is let in while its request is in one of the states of “Let in”; in other states the sender is told so, and whoever stands in no such relation is told what everybody is told of a request that does not exist. It does something in the states of “Works”: those from which the lifecycle has its step. Where it is let in and does nothing, a form that was sent twice is answered with what it came to the first time. Pages offer a message where it works and nowhere else. “Of” are the states of the answer, hold or packet that it is about.")
            .Table(["Message", "Kind", "Roles", "Relation", "Let in", "Works", "Of", "Presence", "What it is for"], PermissionTable.Rows.Select(row => new[]
            {
                row.Message.Name, KindOf(row.Message), Roles(row.Roles), row.Relation.ToString(), About(row, row.States), About(row, row.Works), Markdown.List(row.Of),
                row.Message.IsAssignableTo(typeof(INeedsStepUp)) ? "fresh" : "–", docs.Summary(row.Message),
            }))
            .ToString());
    }

    private static string KindOf(Type message)
    {
        if (message.IsAssignableTo(typeof(IChanges)))
            return "command";
        return message.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IErrand<>)) ? "errand" : "query";
    }

    [Fact]
    public void The_events_are_the_approved_ones()
    {
        var docs = XmlDocs.Of("Portal.Domain");
        Approval.Verify("docs/events.md", new Markdown(
                "Events", "What the ledger can say: one entry for each event, with header facts only, never contents and never a person's particulars. Some events are also told to people.")
            .Table(["Event", "Type", "Subject", "Facts", "Commits to", "Told to", "Meaning"], EventSamples.All.OrderBy(happened => happened.Sample.Name, StringComparer.Ordinal).Select(happened => new[]
            {
                $"`{happened.Sample.Name}`", happened.Type.Name, happened.Sample.SubjectKind, Markdown.List(happened.Sample.Facts.Select(fact => fact.Name)), Markdown.List(happened.Sample.Committed.Select(value => value.Name)),
                Markdown.List(NoticeTable.Rows.Where(row => row.Event == happened.Sample.Name).Select(row => $"{row.Audience} (`{row.Topic}`)")),
                Regex.Replace(docs.Summary(happened.Type), @"\s*Facts: .*$", ""),
            }))
            .ToString());
    }

    private static string Roles(IReadOnlyList<Role> roles) => roles.Count == s_people.Length && !roles.Except(s_people).Any() ? "everybody signed in" : Markdown.List(roles);

    private static string About(Permission row, IReadOnlyList<RequestState> states) => row.Message.IsAssignableTo(typeof(IAboutRequest)) ? States(states) : "–";

    private static string States(IReadOnlyList<RequestState> states) => (s_states.Length - states.Count) switch
    {
        0 => "any",
        1 => $"all but {s_states.Except(states).Single()}",
        _ => Markdown.List(states),
    };
}
