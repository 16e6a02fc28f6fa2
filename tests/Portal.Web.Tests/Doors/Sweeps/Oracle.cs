using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Web.Tests.Doors.Sweeps;

/// <summary>What the permissions table makes of a message.</summary>
internal enum Verdict
{
    LetIn,

    /// <summary>Told what everybody is told of a request that does not exist.</summary>
    NotFound,

    /// <summary>Told that it is not theirs; of messages about no request.</summary>
    NotAllowed,

    /// <summary>Told that the request has moved on.</summary>
    WrongState,

    /// <summary>Asked for a fresh proof of presence.</summary>
    Absent,
}

/// <summary>Reads the table a second time, and knows how people stand from the world and not from the database.</summary>
internal sealed class Oracle(World world)
{
    /// <summary>What has to become of a message; of one that names a request which is not of this world, or none.</summary>
    public Verdict Of(Type message, Person by, Scene? scene, bool fresh)
    {
        var rows = PermissionTable.Rows.Where(row => row.Message == message && row.Roles.Contains(by.Role)).ToList();
        var verdict = (rows.Count, message.IsAssignableTo(typeof(IAboutRequest)), scene) switch
        {
            (0, true, _) or (_, true, null) => Verdict.NotFound,
            (0, false, _) => Verdict.NotAllowed,
            (_, false, _) => Verdict.LetIn,
            _ => About([.. rows.Where(row => Stands(row.Relation, by, scene))], scene),
        };
        return verdict == Verdict.LetIn && !fresh && message.IsAssignableTo(typeof(INeedsStepUp)) ? Verdict.Absent : verdict;
    }

    /// <summary>Whether the message would do something: what pages have to offer, and nothing else.</summary>
    public bool Works(Type message, Person by, Scene scene) => PermissionTable.Rows.Any(row =>
        row.Message == message && row.Roles.Contains(by.Role) && Stands(row.Relation, by, scene) && row.Works.Contains(scene.State) && IsOf(row, scene));

    /// <summary>Whether what the message is about stands as it has to.</summary>
    public static bool IsOf(Permission row, Scene scene) =>
        row.Of.Count == 0 || new Enum?[] { scene.Answer, scene.Hold, scene.Packet }.Any(part => part is not null && row.Of.Contains(part));

    /// <summary>The code of a refusal.</summary>
    public static string CodeOf(Verdict verdict) => verdict switch
    {
        Verdict.NotFound => RequestErrors.NotFound.Code,
        Verdict.NotAllowed => RequestErrors.NotAllowed.Code,
        Verdict.WrongState => RequestErrors.WrongState(RequestState.Draft).Code,
        Verdict.Absent => AccountErrors.StepUpNeeded.Code,
        _ => "",
    };

    private static Verdict About(List<Permission> rows, Scene scene)
    {
        if (rows.Count == 0)
            return Verdict.NotFound;
        return rows.Exists(row => row.States.Contains(scene.State)) ? Verdict.LetIn : Verdict.WrongState;
    }

    private bool Stands(Relation relation, Person by, Scene scene) => (relation, by.Account) switch
    {
        (Relation.Anyone, _) => true,
        (_, null) => false,
        (Relation.Own, { } account) => account.Id == world.Officer.Id,
        (Relation.Desk, { } account) => account.Agency is null && scene.State != RequestState.Draft,
        (Relation.Team, { } account) => account.Team == world.Team && scene.State != RequestState.Draft,
        (Relation.Claimant, { } account) => account.Id == scene.Claimant,
        _ => throw new InvalidOperationException($"What is {relation}?"),
    };
}
