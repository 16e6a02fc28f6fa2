using Microsoft.Extensions.Logging;
using Portal.Application.Packets;
using Portal.Domain;

namespace Portal.Packets.Typst;

/// <summary>Keeps one worker, gives it one job at a time, and replaces it when it dies, hangs or has grown. The portal runs without
/// it: what cannot be set is refused and may be tried again.</summary>
internal sealed class TypstWorkers : ITypesetter, IAsyncDisposable
{
    private static readonly Refusal s_cannotBeSet = new("packets.cannot-be-set");

    private readonly TypstSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger<TypstWorkers> _logger;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lazy<PacketGlyphs> _glyphs;
    private TypstProcess? _worker;
    private Refusal? _standstill;
    private DateTimeOffset _probedAt = DateTimeOffset.MinValue;
    private bool _jail = TypstCommand.HasJail, _saidJail;
    private int _inside;
    private bool _ended;

    public TypstWorkers(TypstSettings settings, TimeProvider time, ILogger<TypstWorkers> logger)
    {
        (_settings, _time, _logger) = (settings, time, logger);
        _glyphs = new(() => PacketGlyphs.Of(Path.Combine(settings.Folder, "fonts")));
        if (Missing() is { } why)
            Stand(why);
    }

    /// <inheritdoc />
    public Refusal? Standstill => Volatile.Read(ref _standstill);

    /// <summary>Process id of the worker in hand; for tests.</summary>
    internal int? WorkerId => _worker?.Id;

    /// <inheritdoc />
    public async Task<Result<TypesetPacket>> SetAsync(PacketDocument document, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _inside) > _settings.Waiting + 1)
                return StandsStill("queue-full");
            await _turn.WaitAsync(cancellationToken);
            try
            {
                return await InTurnAsync(document, cancellationToken);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, true))
            return;
        _worker?.Kill(); // whoever has the turn gives it back at once
        await _turn.WaitAsync();
        await DropAsync();
        _turn.Dispose();
    }

    private async Task<Result<TypesetPacket>> InTurnAsync(PacketDocument document, CancellationToken cancellationToken)
    {
        TypstJob? job = null;
        for (var deaths = 0; deaths < 2; deaths++)
        {
            if (await WorkerAsync(cancellationToken) is not { } worker)
                return Standstill ?? StandsStill("worker-failed");
            job ??= new("letter.typ", _settings.Lint, [PacketJson.Write(_glyphs.Value, document), .. document.Files.Select(file => file.Bytes)]);
            try
            {
                var answer = await worker.SetAsync(job, _settings.TimeLimit, _time, cancellationToken);
                await RecycleAsync(answer.Rss, cancellationToken);
                if (answer.Why is null)
                    return new TypesetPacket(answer.Pdf, answer.Pages, answer.Box);
                _settings.Said?.Invoke(answer.Why);
                _logger.CannotSet(document.Language, document.Sections.Count, document.Files.Count);
                return s_cannotBeSet;
            }
            catch (TimeoutException)
            {
                await DropAsync();
                _logger.TookTooLong(_settings.TimeLimit.TotalSeconds);
                return s_cannotBeSet;
            }
            catch (Exception exception) when (exception is IOException or InvalidDataException or System.Text.Json.JsonException)
            {
                var code = await worker.EndedAsync(_settings.ReadyLimit, _time);
                await DropAsync();
                _logger.Died(code);
                if (code == TypstProcess.OutOfMemory)
                    break; // it would ask for as much again
            }
            catch (OperationCanceledException)
            {
                await DropAsync(); // the job in its hands is nobody's any more
                throw;
            }
        }

        return s_cannotBeSet;
    }

    /// <summary>The worker in hand, or a new one; null, with the reason in <see cref="Standstill"/>, when none can be had now.</summary>
    private async Task<TypstProcess?> WorkerAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _ended))
            return null;
        if (_worker is not null)
            return _worker;
        var now = _time.GetUtcNow();
        if (Standstill is not null && now - _probedAt < _settings.ProbeEvery)
            return null;
        if (Missing() is { } why)
        {
            Stand(why);
            return null;
        }

        _worker = await StartAsync(cancellationToken);
        if (_worker is null)
        {
            Stand("worker-failed");
            return null;
        }

        if (Standstill is not null)
            _logger.Works();
        Volatile.Write(ref _standstill, null);
        return _worker;
    }

    private async Task<TypstProcess?> StartAsync(CancellationToken cancellationToken)
    {
        var node = SearchPath.Find(_settings.Node)!;
        if (_jail && await TypstProcess.StartAsync(_settings, node, jailed: true, _time, cancellationToken) is { } jailed)
            return jailed;
        var free = await TypstProcess.StartAsync(_settings, node, jailed: false, _time, cancellationToken);
        if (free is null)
            return null;
        _jail = false;
        if (!_saidJail)
            _logger.NoJail();
        _saidJail = true;
        return free;
    }

    /// <summary>A grown worker goes once its successor can work.</summary>
    private async Task RecycleAsync(long resident, CancellationToken cancellationToken)
    {
        if (resident <= _settings.RecycleAbove || await StartAsync(cancellationToken) is not { } successor)
            return;
        await DropAsync();
        _worker = successor;
        _logger.Recycled(resident >> 20);
    }

    private async Task DropAsync()
    {
        if (_worker is { } worker)
            await worker.DisposeAsync();
        _worker = null;
    }

    private string? Missing() =>
        SearchPath.Find(_settings.Node) is null ? "no-node" : File.Exists(Path.Combine(_settings.Folder, "worker.mjs")) ? null : "worker-failed";

    private void Stand(string why)
    {
        _probedAt = _time.GetUtcNow();
        Volatile.Write(ref _standstill, StandsStill(why));
        _logger.StandsStill(why);
    }

    private static Refusal StandsStill(string why) => new("packets.press-stands-still", ("why", why));
}
