namespace Portal.Packets.Typst;

/// <summary>Limits and places of the worker; tests narrow them.</summary>
internal sealed record TypstSettings
{
    /// <summary>Name on the search path, or a whole path.</summary>
    public string Node { get; init; } = "node";

    /// <summary>Folder with the worker, its templates, typefaces and the compiler.</summary>
    public string Folder { get; init; } = Path.Combine(AppContext.BaseDirectory, "typst");

    /// <summary>What one job may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a worker may take until it can work.</summary>
    public TimeSpan ReadyLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Pause between two tries to start a worker that does not start.</summary>
    public TimeSpan ProbeEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Jobs that may wait for the one in hand.</summary>
    public int Waiting { get; init; } = 64;

    /// <summary>Resident bytes above which a worker is replaced: after one long schedule every later letter takes eight times as long.</summary>
    public long RecycleAbove { get; init; } = 400L << 20;

    /// <summary>Bytes of memory a worker may have: 10,000 rows need less, and what asks for more is ended by the system.</summary>
    public long MemoryLimit { get; init; } = 1_200_000_000;

    /// <summary>Export as PDF/UA-1 too and refuse what it finds: missing titles, headings, descriptions.</summary>
    public bool Lint { get; init; }

    /// <summary>Hears what the worker says about a job. It may quote the job, so it is never written to a log.</summary>
    public Action<string>? Said { get; init; }
}
