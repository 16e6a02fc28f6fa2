using System.Globalization;
using Portal.Benchmarks;

// One verb a measurement. Each prints its figures beside their limits and says whether they hold.
var requests = args.Length == 3 && args[1] == "--requests" && int.TryParse(args[2], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 100_000;
var verbs = new Dictionary<string, Func<TextWriter, bool>>
{
    ["addresses"] = AddressBenchmark.Run,
    ["letter"] = LetterBenchmark.Run,
    ["paste"] = PasteBenchmark.Run,
    ["ledger"] = LedgerBenchmark.Run,
    ["submit"] = SubmitBenchmark.Run,
    ["queue"] = output => PageBenchmark.Queue(output, requests),
    ["case"] = output => PageBenchmark.Case(output, requests),
};

if (args.Length is not (1 or 3) || !verbs.TryGetValue(args[0], out var run) || (args.Length == 3 && (args[1] != "--requests" || args[0] is not ("queue" or "case"))))
{
    Console.Error.WriteLine($"Usage: one of {string.Join(", ", verbs.Keys)}; queue and case take --requests N");
    return 2;
}

// So that neither side waits for the pool to grow.
ThreadPool.SetMinThreads(32, 32);
return run(Console.Out) ? 0 : 1;
