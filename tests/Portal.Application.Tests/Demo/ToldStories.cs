using Portal.Testing.Engines;

namespace Portal.Application.Tests.Demo;

/// <summary>A told demo on each engine, told once for all tests that only look at it.</summary>
public sealed class ToldStories : IAsyncLifetime
{
    /// <summary>A Tuesday, 10:00 in Vienna.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<Engine, DemoPlayhouse> _told = [];

    internal async Task<DemoPlayhouse> OnAsync(Engine engine)
    {
        if (_told.TryGetValue(engine, out var told))
            return told;
        var demo = _told[engine] = new DemoPlayhouse(engine);
        (await demo.TellAsync(Now)).Succeeded.ShouldBeTrue();
        return demo;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var demo in _told.Values)
            await demo.DisposeAsync();
    }
}
