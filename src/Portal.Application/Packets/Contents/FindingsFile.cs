using System.Globalization;
using System.Text;

namespace Portal.Application.Packets.Contents;

/// <summary>The findings of all targets as a file: UTF-8 CSV (RFC 4180) with line feeds, words of the tables and not of a language.</summary>
internal static class FindingsFile
{
    public const string Name = "findings.csv";

    public static byte[] Of(IReadOnlyList<PacketFinding> findings)
    {
        var text = new StringBuilder("line,family,target,tag,outcome,code,hold_amount,hold_asset,hold_since_utc,hold_until_utc,operator_reference\n");
        foreach (var finding in findings)
        {
            string[] cells =
            [
                Written(finding.Target.Line), finding.Target.Family, finding.Target.Normal, Written(finding.Target.Tag), finding.Outcome.ToString(), finding.Code,
                finding.Hold?.Amount ?? "", finding.Hold?.Asset ?? "", Written(finding.Hold?.Since), Written(finding.Hold?.Until), finding.Hold?.OperatorReference ?? "",
            ];
            text.AppendJoin(',', cells.Select(Quoted)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Written(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Written(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
