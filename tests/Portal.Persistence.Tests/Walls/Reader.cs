using Portal.Domain.Accounts;
using Portal.Testing;

namespace Portal.Persistence.Tests.Walls;

/// <summary>Somebody as the database is told of them.</summary>
/// <param name="Name">How the table of results calls them.</param>
/// <param name="Role">The role; null when nobody is named at all.</param>
/// <param name="Actor">Account, agency and team.</param>
internal sealed record Reader(string Name, string? Role, Actor Actor)
{
    /// <summary>One or two of each role, and a connection on which nobody was named.</summary>
    public static IReadOnlyList<Reader> Of(TestPortal portal, WalledSide ours, WalledSide theirs) =>
    [
        new("nobody", null, Actor.Nobody), new("door", "Door", Actor.Nobody),
        Person("our officer", ours.Officer), Person("colleague", portal.Person("Lukas Beispiel").AsActor()), Person("their officer", theirs.Officer), Person(portal, Domain.Accounts.Role.Supervisor),
        Person("our investigator", ours.Investigator), Person("their investigator", theirs.Investigator), Person(portal, Domain.Accounts.Role.Counsel), Person(portal, Domain.Accounts.Role.Approver),
        Person(portal, Domain.Accounts.Role.Manager), Person(portal, Domain.Accounts.Role.Registrar), Person(portal, Domain.Accounts.Role.Administrator), Person(portal, Domain.Accounts.Role.Auditor),
        new("portal", "System", Actor.Portal),
    ];

    private static Reader Person(string name, Actor actor) => new(name, actor.Role.ToString(), actor);

    private static Reader Person(TestPortal portal, Role role) => Person(role.ToString().ToLowerInvariant(), portal.Person(role).AsActor());
}
