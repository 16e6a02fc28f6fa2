using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;
using Portal.Web.Tests.Doors;

namespace Portal.Web.Tests.Agency;

/// <summary>An officer at a form, with a draft that is ready to be sent unless a test says otherwise.</summary>
public sealed class Applicant : IAsyncDisposable
{
    private Applicant(PortalFactory factory, Wire wire, RequestId id) => (Factory, Wire, Id) = (factory, wire, id);

    public PortalFactory Factory { get; }

    public Wire Wire { get; }

    public RequestId Id { get; }

    public Account Person => Factory.Portal.Person("Johanna Muster");

    public string Root => $"/agency/requests/{Id}";

    /// <summary>With a complete draft, or one that <paramref name="change"/> spoiled.</summary>
    public static async Task<Applicant> ReadyAsync(Engine engine = Engine.Sqlite, Action<Dictionary<string, string>>? change = null)
    {
        var factory = await PortalFactory.StartAsync(engine);
        var johanna = factory.Portal.Person("Johanna Muster");
        var id = await factory.Portal.ADraftAsync(johanna.AsActor(), change);
        return new(factory, await Wire.SignInAsync(factory, johanna), id);
    }

    /// <summary>With a complete draft of a data request, or one that <paramref name="change"/> spoiled.</summary>
    public static async Task<Applicant> AskingAsync(Engine engine = Engine.Sqlite, Action<Dictionary<string, string>>? change = null)
    {
        var factory = await PortalFactory.StartAsync(engine);
        var johanna = factory.Portal.Person("Johanna Muster");
        var id = await factory.Portal.ADataDraftAsync(johanna.AsActor(), change);
        return new(factory, await Wire.SignInAsync(factory, johanna), id);
    }

    /// <summary>With a draft in which nothing is answered.</summary>
    public static async Task<Applicant> BeginningAsync(Engine engine = Engine.Sqlite, RequestKind kind = RequestKind.Freeze)
    {
        var factory = await PortalFactory.StartAsync(engine);
        var johanna = factory.Portal.Person("Johanna Muster");
        var id = await factory.Portal.GetAsync(new StartDraft(new(Guid.NewGuid()), kind), johanna.AsActor());
        return new(factory, await Wire.SignInAsync(factory, johanna), id);
    }

    public string Step(string name) => $"{Root}/draft/{name}";

    public Task<Reply> OpenAsync(string step) => Wire.GetAsync(Step(step));

    public Task<Reply> AnswerAsync(string step, params (string Name, string Value)[] fields) => Wire.PostAsync(Step(step), fields);

    /// <summary>The draft as it is stored.</summary>
    public Task<DraftPage> StoredAsync() => Factory.Portal.GetAsync(new GetDraft(Id), Person.AsActor());

    /// <summary>What is stored of a field.</summary>
    public async Task<string?> StoredAsync(string field) => (await StoredAsync()).Typed.GetValueOrDefault(field);

    /// <summary>The form's token of a page is taken along.</summary>
    public async Task<long> VersionShownAsync() => long.Parse((await Wire.GetAsync($"{Root}/check")).Typed("version"));

    public async ValueTask DisposeAsync()
    {
        Wire.Dispose();
        await Factory.DisposeAsync();
    }
}
