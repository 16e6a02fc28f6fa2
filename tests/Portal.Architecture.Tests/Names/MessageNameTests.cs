using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Portal.Application.Pipeline;

namespace Portal.Architecture.Tests.Names;

public sealed class MessageNameTests
{
    /// <summary>What commands begin with. A verb that is not here yet is a decision: does one of these say the same?</summary>
    private static readonly string[] s_verbs =
    [
        "Add", "Answer", "Approve", "Ask", "Attach", "Begin", "Chase", "Claim", "Close", "Confirm", "Copy", "Deliver", "Discard", "Disclose", "End",
        "Erase", "Escalate", "Extend", "Fetch", "Fill", "Finish", "Found", "Hand", "Invite", "Lapse", "Mark", "Open", "Place", "Prepare", "Press", "Put", "Raise",
        "Record", "Register", "Reject", "Remove", "Renew", "Replay", "Reply", "Retract", "Return", "Revoke", "Save", "Scrub", "Seal", "Send", "Set", "Sign", "Stage", "Start",
        "Stop", "Submit", "Suspend", "Touch", "Verify", "Withdraw", "Withhold", "Write",
    ];

    private static readonly string[] s_questions = ["Get", "List", "Find", "Count", "Check", "Verify"];

    [Fact]
    public void A_command_is_an_imperative() => Rule.Holds(
        "Grammar carries the kind: a command begins with a verb and needs no suffix. Rename it, or add the verb to the list when no other says the same.",
        Messages(typeof(ICommand<>)).Concat(Messages(typeof(IErrand<>))).Where(type => !s_verbs.Contains(FirstWord(type)) || Regex.IsMatch(type.Name, "(Command|Message)$")).Select(type => type.FullName!));

    [Fact]
    public void A_query_asks() => Rule.Holds(
        "Grammar carries the kind: a query begins with Get, List, Find, Count, Check or Verify and changes nothing. Rename it.",
        Messages(typeof(IQuery<>)).Where(type => !s_questions.Contains(FirstWord(type)) || type.Name.EndsWith("Query", StringComparison.Ordinal)).Select(type => type.FullName!));

    [Fact]
    public void Every_message_is_a_command_or_a_query_and_has_its_row_of_permissions() => Rule.Holds(
        "A message without a row is refused to everybody, so nobody could use it. Add its row to PermissionTable, or take the message out.",
        Assemblies.Types.Where(type => type is { IsAbstract: false, IsInterface: false } && type.GetInterfaces().Any(face => face == typeof(IBaseRequest)))
            .Where(type => PermissionTable.Rows.All(row => row.Message != type)).Select(type => type.FullName!));

    [Fact]
    public void A_handler_and_a_validator_are_named_for_their_message() => Rule.Holds(
        "One use case, one file: command, validator, handler, in that order, and all three found by one name. Rename it.",
        [
            .. from type in Assemblies.Types
               let handled = MessageOf(type, typeof(IRequestHandler<,>))
               where handled is not null && type.Name != handled.Name + "Handler"
               select $"{type.FullName} handles {handled.Name}",
            .. from type in Assemblies.Types
               let judged = MessageOf(type, typeof(IValidator<>))
               where judged is not null && judged.IsAssignableTo(typeof(IBaseRequest)) && type.Name != judged.Name + "Validator"
               select $"{type.FullName} validates {judged.Name}",
        ]);

    [Fact]
    public void A_handler_is_nobodys_business_but_the_pipelines() => Rule.Holds(
        "Hosts send messages; whoever can name a handler can go past permissions and commit. Make it internal.",
        Assemblies.Types.Where(type => MessageOf(type, typeof(IRequestHandler<,>)) is not null && type.IsVisible).Select(type => type.FullName!));

    private static IEnumerable<Type> Messages(Type kind) =>
        Assemblies.Types.Where(type => !type.IsInterface && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == kind));

    private static Type? MessageOf(Type type, Type kind) => type.IsAbstract || type.IsGenericTypeDefinition
        ? null
        : type.GetInterfaces().FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == kind)?.GetGenericArguments()[0];

    private static string FirstWord(Type type) => Regex.Match(type.Name, "^[A-Z][a-z]*").Value;
}
