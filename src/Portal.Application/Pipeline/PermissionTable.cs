using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Pipeline;

/// <summary>How an actor stands to a request.</summary>
public enum Relation
{
    /// <summary>The message concerns no single request, or the relation does not matter.</summary>
    Anyone,

    /// <summary>The officer who wrote it.</summary>
    Own,

    /// <summary>Anybody at the desk, once it was sent.</summary>
    Desk,

    /// <summary>The team it was routed to.</summary>
    Team,

    /// <summary>The investigator who has it.</summary>
    Claimant,
}

/// <summary>One row: a message, who may send it, in what relation to the request, and while the request is in which state.</summary>
/// <param name="Message">Type of the message.</param>
/// <param name="Roles">Who.</param>
/// <param name="Relation">How they stand to the request.</param>
/// <param name="States">States of the request in which the message is let in. Wider than where it does something where a form
/// that is sent twice is answered with what it came to the first time.</param>
public sealed record Permission(Type Message, IReadOnlyList<Role> Roles, Relation Relation, IReadOnlyList<RequestState> States)
{
    /// <summary>The steps of the request's lifecycle that the message takes or prepares, each from its own states; empty when it takes
    /// none.</summary>
    public IReadOnlyList<RequestTrigger> Steps { get; init; } = [];

    /// <summary>States of the answer, hold or packet that the message is about in which it does something; empty where it is
    /// about none, or its state does not matter.</summary>
    public IReadOnlyList<Enum> Of { get; init; } = [];

    /// <summary>States of the request in which the message does something: those that let it in and from which the lifecycle, which
    /// stays the law, has its step. Pages offer it in these alone.</summary>
    public IReadOnlyList<RequestState> Works => Steps.Count == 0 ? States : [.. States.Where(state => Steps.Any(step => Lifecycle.Find(state, step) is not null))];

    /// <summary>Whether it does something to an answer, hold or packet that stands like this.</summary>
    public bool WorksOn(Enum part) => Of.Count == 0 || Of.Contains(part);
}

/// <summary>The rows that hold in this portal, as its pipeline asks them.</summary>
/// <param name="rows">All rows; a message without one is refused to everybody.</param>
public sealed class Permissions(IReadOnlyList<Permission> rows)
{
    /// <summary>The rows of a message for a role.</summary>
    public IReadOnlyList<Permission> For(Type message, Role role) => [.. rows.Where(row => row.Message == message && row.Roles.Contains(role))];
}

/// <summary>Who may do what. A message without a row is refused to everybody.</summary>
public static partial class PermissionTable
{
    private static RequestState[] AnyState => Enum.GetValues<RequestState>();

    private static RequestState[] DraftState => [RequestState.Draft];

    private static RequestState[] Sent => [.. AnyState.Except(DraftState)];

    private static RequestState[] Open => [.. Lifecycle.Open];

    private static Role[] People => [.. Enum.GetValues<Role>().Except([Role.Anonymous, Role.System])];

    /// <summary>All rows, feature by feature; each feature's stand in a file of its own.</summary>
    public static IReadOnlyList<Permission> Rows { get; } =
    [
        .. PortalRows(), .. RequestRows(), .. QuestionRows(), .. AnswerRows(), .. HoldRows(), .. PacketRows(), .. ReportRows(),
    ];

    /// <summary>The rows of a message for a role.</summary>
    public static IReadOnlyList<Permission> For(Type message, Role role) => [.. Rows.Where(row => row.Message == message && row.Roles.Contains(role))];

    /// <summary>Whether a role may send a message at all; pages use it to leave out what would be refused.</summary>
    public static bool Allows<TMessage>(Role role) => For(typeof(TMessage), role).Count > 0;

    private static Permission Row<TMessage>(Relation relation, RequestState[] states, params Role[] roles) => new(typeof(TMessage), roles, relation, states);

    /// <summary>A row of a message that takes a step of the request's lifecycle.</summary>
    private static Permission Row<TMessage>(Relation relation, RequestState[] states, RequestTrigger step, params Role[] roles) =>
        Row<TMessage>(relation, states, [step], roles);

    /// <summary>A row of a message that takes one step from some states and another from others.</summary>
    private static Permission Row<TMessage>(Relation relation, RequestState[] states, RequestTrigger[] steps, params Role[] roles) =>
        Row<TMessage>(relation, states, roles) with { Steps = steps };

    /// <summary>A row of a message that takes a step of the answer's lifecycle.</summary>
    private static Permission Row<TMessage>(Relation relation, RequestState[] states, AnswerTrigger step, params Role[] roles) =>
        Row<TMessage>(relation, states, roles) with { Of = [.. AnswerLifecycle.Table.Where(row => row.Trigger == step).Select(row => (Enum)row.From)] };
}
