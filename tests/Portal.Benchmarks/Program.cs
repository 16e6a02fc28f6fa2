using Portal.Benchmarks;

// One verb a measurement. Each prints its figures beside their limits and says whether they hold.
var verbs = new Dictionary<string, Func<TextWriter, bool>>
{
    ["addresses"] = AddressBenchmark.Run,
    ["letter"] = LetterBenchmark.Run,
    ["paste"] = PasteBenchmark.Run,
};

if (args.Length != 1 || !verbs.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"Usage: one of {string.Join(", ", verbs.Keys)}");
    return 2;
}

return run(Console.Out) ? 0 : 1;
