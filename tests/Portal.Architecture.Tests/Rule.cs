namespace Portal.Architecture.Tests;

/// <summary>A rule of the house, held against everything that breaks it at once.</summary>
internal static class Rule
{
    /// <param name="why">Why the rule exists and what to do; read by the person whose change broke it.</param>
    /// <param name="faults">What breaks it, each with its place.</param>
    public static void Holds(string why, IEnumerable<string> faults)
    {
        var found = faults.Distinct().Order(StringComparer.Ordinal).ToList();
        if (found.Count > 0)
            Assert.Fail($"{why}\n\n{string.Join('\n', found)}");
    }
}
