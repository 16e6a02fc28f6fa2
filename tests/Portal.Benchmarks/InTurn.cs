using System.Globalization;
using Portal.Testing.Engines;

namespace Portal.Benchmarks;

/// <summary>What a measurement is held against: a ratio of the portal's rate to its floor's.</summary>
/// <param name="Number">Of the goal in the list of goals.</param>
/// <param name="Must">What it must reach; a run fails below half of it, since machines are noisy.</param>
/// <param name="Aim">What it should reach.</param>
internal sealed record Goal(string Number, double Must, double Aim);

/// <summary>Measures the portal and its floor in turn, A B A B, so that both have the same weather: the ratio is that of the same pair,
/// and the median of all pairs is printed beside its goal.</summary>
internal static class InTurn
{
    private const int Pairs = 7;

    /// <param name="output">Where the line goes.</param>
    /// <param name="what">What is measured, with its unit.</param>
    /// <param name="floor">Runs the floor once and gives its rate a second.</param>
    /// <param name="portal">The same of the portal.</param>
    /// <param name="goal">What the ratio is held against; null where there is none.</param>
    public static async Task<bool> RunAsync(TextWriter output, string what, Func<Task<double>> floor, Func<Task<double>> portal, Goal? goal)
    {
        await floor();
        await portal();
        var pairs = new List<(double Floor, double Portal)>();
        for (var pair = 0; pair < Pairs; pair++)
            pairs.Add((await floor(), await portal()));
        var ratios = pairs.ConvertAll(pair => pair.Portal / pair.Floor);
        var holds = goal is null || Median(ratios) >= goal.Must / 2;
        var beside = goal is null ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"; {goal.Number}: must {goal.Must:F2} {(Median(ratios) >= goal.Must ? "reached" : "NOT REACHED")}, aim {goal.Aim:F2} {(Median(ratios) >= goal.Aim ? "reached" : "not reached")}; {(holds ? "holds" : "DOES NOT HOLD")}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: portal {Median(pairs.ConvertAll(pair => pair.Portal)):F1}, floor {Median(pairs.ConvertAll(pair => pair.Floor)):F1}, ratio {Median(ratios):F3} (median of {Pairs} pairs, {ratios.Min():F3} to {ratios.Max():F3}){beside}"));
        return holds;
    }

    /// <summary>Databases stand on the disk here, where flushing costs what it costs.</summary>
    public static void OnDisk() => TestDatabase.Folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "portal-benchmarks")).FullName;

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
