using System.Globalization;
using System.Text;
using Portal.Domain.Policies;
using Portal.Domain.Requests;

namespace Portal.Application.Demo;

/// <summary>Invented records of invented customers, as an operator's system would export them.</summary>
internal sealed class StoryRecords(StoryDice dice)
{
    private static readonly Dictionary<string, string[]> s_words = new()
    {
        ["asset"] = ["BTC", "ETH", "USDT"], ["kind"] = ["deposit", "withdrawal"], ["status"] = ["active", "restricted"], ["primaryIdentifier"] = ["Sample", "Invented", "Example"],
        ["secondaryIdentifier"] = ["Alex", "Robin", "Kim"], ["countryOfResidence"] = ["AT", "DE", "MA", "JP"], ["country"] = ["AT", "DE", "MA", "JP"],
        ["email"] = ["alex@customer.example", "robin@customer.example"], ["ip"] = ["192.0.2.14", "198.51.100.7", "203.0.113.90"], ["user_agent"] = ["Mozilla/5.0"],
        ["chain"] = ["bitcoin", "ethereum", "tron"], ["fiat_currency"] = ["EUR"],
    };

    /// <summary>A table of a category about the targets: one row each, of what happens again and again several.</summary>
    public byte[] Table(DataCategory category, IReadOnlyList<string> targets, DataScope scope)
    {
        var text = new StringBuilder(string.Join(',', category.Columns.Select(column => column.Name))).Append('\n');
        var again = category.Columns.Any(column => column.Name == "occurred_at_utc");
        foreach (var target in targets)
        {
            var account = $"U-{dice.Between(10_000_000, 99_999_999)}";
            for (var row = again ? dice.Between(3, 9) : 1; row > 0; row--)
                text.Append(string.Join(',', category.Columns.Select(column => Cell(column, target, account, scope)))).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private string Cell(DataColumn column, string target, string account, DataScope scope) => column.Name switch
    {
        DataCategory.TargetColumn => target,
        "account_id" or "customerIdentification" => account,
        _ when s_words.TryGetValue(column.Name, out var words) => dice.Of(words),
        _ when !column.Required => "",
        _ => column.Type switch
        {
            DataColumnType.Instant => Written(Within(scope)),
            DataColumnType.Amount => $"{Number(0, 900)}.{Number(10, 99)}",
            DataColumnType.Whole => Number(1, 100_000),
            DataColumnType.Address => DemoAddresses.Next(Domain.Targets.AddressFamily.Bitcoin, dice),
            _ => $"R-{Number(100_000, 999_999)}",
        },
    };

    private DateTimeOffset Within(DataScope scope) => scope.From.AddMinutes(dice.Between(0, (int)Math.Max(1, (scope.Until - scope.From).TotalMinutes - 1)));

    private string Number(int least, int most) => dice.Between(least, most).ToString(CultureInfo.InvariantCulture);

    private static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
