namespace Portal.Domain.Tests.Requests;

/// <summary>Events as lines: the name, then each fact, then each value that the ledger commits to.</summary>
internal static class Telling
{
    public static IReadOnlyList<string> InWords(this IRecordsEvents aggregate) =>
        [.. aggregate.Events.Select(happened => string.Join(' ', [happened.Name, .. happened.Facts.Select(fact => $"{fact.Name}={fact.Value}"), .. happened.Committed.Select(value => $"({value.Name}={value.Value})")]))];
}
