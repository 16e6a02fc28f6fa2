using System.Diagnostics;

namespace Portal.Packets.Typst;

/// <summary>One worker: a Node process without environment, with bounded memory and, where bubblewrap works, without network and
/// without any file but its own.</summary>
internal sealed class TypstProcess : IAsyncDisposable
{
    /// <summary>Exit code of a process that was ended for want of memory (SIGABRT).</summary>
    public const int OutOfMemory = 134;

    private readonly Process _process;

    private TypstProcess(Process process, bool jailed) => (_process, Jailed) = (process, jailed);

    /// <summary>Whether it runs inside bubblewrap.</summary>
    public bool Jailed { get; }

    /// <summary>Process id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a worker and waits for its first word; null when none comes.</summary>
    public static async Task<TypstProcess?> StartAsync(TypstSettings settings, string node, bool jailed, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment.Clear();
        var words = TypstCommand.Words(settings, node, jailed);
        start.FileName = words[0];
        foreach (var word in words.Skip(1))
            start.ArgumentList.Add(word);
        TypstProcess? worker = null;
        try
        {
            worker = new(Process.Start(start)!, jailed);
            worker._process.ErrorDataReceived += (_, line) => settings.Said?.Invoke(line.Data ?? "");
            worker._process.BeginErrorReadLine(); // an unread pipe would fill and stop it
            var first = await TypstFrame.ReadAsync(worker._process.StandardOutput.BaseStream, cancellationToken).WaitAsync(settings.ReadyLimit, time, cancellationToken);
            if (first.Ready)
                return worker;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or IOException or InvalidDataException or System.Text.Json.JsonException or TimeoutException)
        {
            settings.Said?.Invoke(exception.Message);
        }
        catch (OperationCanceledException)
        {
            if (worker is not null)
                await worker.DisposeAsync();
            throw;
        }

        if (worker is not null)
            await worker.DisposeAsync();
        return null;
    }

    /// <summary>Hands over a job and waits for the answer.</summary>
    /// <exception cref="IOException">The worker has ended.</exception>
    /// <exception cref="TimeoutException">It took too long; the worker is of no use any more.</exception>
    public async Task<TypstAnswer> SetAsync(TypstJob job, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var exchange = ExchangeAsync(job, stop.Token);
        try
        {
            return await exchange.WaitAsync(limit, time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            await stop.CancelAsync();
            throw;
        }
    }

    /// <summary>Exit code, once it has ended.</summary>
    public async Task<int> EndedAsync(TimeSpan limit, TimeProvider time)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(limit, time);
        }
        catch (TimeoutException)
        {
            Kill();
            await _process.WaitForExitAsync();
        }

        return _process.ExitCode;
    }

    /// <summary>Ends it and whatever it started, at once.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself, which is what is wanted.
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<TypstAnswer> ExchangeAsync(TypstJob job, CancellationToken cancellationToken)
    {
        await TypstFrame.WriteAsync(_process.StandardInput.BaseStream, job, cancellationToken);
        return await TypstFrame.ReadAsync(_process.StandardOutput.BaseStream, cancellationToken);
    }
}
