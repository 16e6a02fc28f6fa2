using Portal.Domain.Accounts;
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
public sealed record Permission(Type Message, IReadOnlyList<Role> Roles, Relation Relation, IReadOnlyList<RequestState> States);

/// <summary>Who may do what. A message without a row is refused to everybody.</summary>
public static partial class PermissionTable
{
    private static RequestState[] AnyState => Enum.GetValues<RequestState>();

    private static RequestState[] DraftState => [RequestState.Draft];

    private static RequestState[] Sent => [.. AnyState.Except(DraftState)];

    private static RequestState[] Open => [.. Lifecycle.Open];

    private static Role[] People => [.. Enum.GetValues<Role>().Except([Role.Anonymous, Role.System])];

    private static Role[] WhoSeesContents => [Role.Investigator, Role.Counsel, Role.Approver];

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
}
