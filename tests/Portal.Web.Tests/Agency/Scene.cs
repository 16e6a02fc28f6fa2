using Portal.Domain.Accounts;
using Portal.Domain.Questions;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;
using Portal.Web.Tests.Doors;

namespace Portal.Web.Tests.Agency;

/// <summary>Johanna at the page of her request, which Signe has in review.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly PortalFactory _factory;

    private Scene(PortalFactory factory, Wire wire, RequestId id) => (_factory, Wire, Id) = (factory, wire, id);

    public Wire Wire { get; }

    public RequestId Id { get; }

    public TestPortal Portal => _factory.Portal;

    public Actor Johanna => Portal.Person("Johanna Muster").AsActor("demo");

    public Actor Signe => Portal.Person("Signe Lindqvist").AsActor("demo");

    public string Path => $"/agency/requests/{Id}";

    public static async Task<Scene> SetAsync(Engine engine = Engine.Sqlite)
    {
        var factory = await PortalFactory.StartAsync(engine);
        var johanna = factory.Portal.Person("Johanna Muster");
        var id = await factory.Portal.AFreezeInReviewAsync(johanna.AsActor("demo"), factory.Portal.Person("Signe Lindqvist").AsActor("demo"));
        return new(factory, await Wire.SignInAsync(factory, johanna), id);
    }

    public Task<QuestionId> AskAsync(string text) => Portal.AQuestionAsync(Id, Signe, text);

    public async ValueTask DisposeAsync()
    {
        Wire.Dispose();
        await _factory.DisposeAsync();
    }
}
