using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Testing;

namespace Portal.Application.Tests.Answers;

/// <summary>Who decides on answers, and what is looked up behind the portal's back.</summary>
internal static class People
{
    public static Actor Daniel(this TestPortal portal) => portal.Person("Daniel Ferreira").AsActor("demo");

    public static Actor Clara(this TestPortal portal) => portal.Person("Clara Nowak").AsActor("demo");

    /// <summary>Events about answers in the order of the ledger.</summary>
    public static IReadOnlyList<string> Events(this TestPortal portal) =>
        [.. portal.Database.List("SELECT event FROM ledger_entries WHERE event LIKE 'answers.%' ORDER BY sequence").Cast<string>()];

    /// <summary>As if its packet had gone out.</summary>
    public static void Disclose(this TestPortal portal, AnswerId answer) => portal.Database.Run(
        "UPDATE answers SET state = 'Disclosed', approved_revision = revision, decided_by = @daniel, decided_at = prepared_at, disclosed_at = prepared_at WHERE id = @id",
        ("daniel", portal.Daniel().Id.Value), ("id", answer.Value)).ShouldBe(1);
}
