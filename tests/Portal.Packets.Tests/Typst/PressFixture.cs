using Microsoft.Extensions.Logging.Abstractions;
using Portal.Application.Packets;
using Portal.Packets.Typst;

namespace Portal.Packets.Tests.Typst;

/// <summary>One working press for the tests that only look at what it sets.</summary>
public sealed class PressFixture : IAsyncLifetime
{
    private readonly List<string> _said = [];
    private readonly TypstWorkers _press;

    public PressFixture() => _press = new(new() { Lint = true, Said = _said.Add }, TimeProvider.System, NullLogger<TypstWorkers>.Instance);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _press.DisposeAsync();

    /// <summary>Sets a document that must come out, and lints it as PDF/UA-1 too.</summary>
    internal async Task<TypesetPacket> SetAsync(PacketDocument document)
    {
        var set = await _press.SetAsync(document, CancellationToken.None);
        set.Succeeded.ShouldBeTrue($"{string.Join("; ", set.Refusals)}: {string.Join(' ', _said)}");
        return set.Value;
    }
}
