using System.Data.Common;
using System.Globalization;
using Portal.Domain.Requests;
using Portal.Testing.Engines;

namespace Portal.Benchmarks;

/// <summary>Many requests by the driver alone, copied from one that was sent: eight in a thousand are open and due one second after the
/// other, the rest are closed. They have no clocks, targets or ledger entries: no list looks at those.</summary>
internal static class ManyRequests
{
    private const int Open = 125;
    private const int Chunk = 500;

    public static void Add(TestDatabase database, RequestId template, int count)
    {
        var raw = new Raw(database);
        using var connection = raw.Open();
        using var transaction = connection.BeginTransaction();
        Raw.Run(connection, "CREATE TEMPORARY TABLE many (n integer, id text, reference text)");
        var references = new HashSet<string>(StringComparer.Ordinal);
        for (var from = 0; from < count; from += Chunk)
            Raw.Run(connection, "INSERT INTO many (n, id, reference) VALUES " + string.Join(", ", Enumerable.Range(from, Math.Min(Chunk, count - from)).Select(n => Row(n, references))));
        var columns = Raw.Columns(connection, "requests");
        Copy($"n % {Open} = 0", new()
        {
            ["due_at"] = raw.IsSqlite ? "t.due_at + n * 1000000" : "t.due_at + n * interval '1 second'",
            ["queue_at"] = raw.IsSqlite ? "t.due_at + n * 1000000" : "t.due_at + n * interval '1 second'",
        });
        Copy($"n % {Open} <> 0", new()
        {
            ["state"] = "'Closed'", ["due_at"] = "NULL", ["first_answered_at"] = "t.submitted_at", ["answered_at"] = "t.submitted_at", ["ended_at"] = "t.submitted_at",
            ["queue_at"] = raw.IsSqlite ? "253370764800000000" : "'9999-01-01T00:00:00Z'",
        });
        transaction.Commit();
        Raw.Run(connection, "ANALYZE");

        void Copy(string which, Dictionary<string, string> values)
        {
            (values["id"], values["reference"]) = (raw.IsSqlite ? "many.id" : "CAST(many.id AS uuid)", "many.reference");
            Run(
                $"INSERT INTO requests ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(column => values.GetValueOrDefault(column, $"t.{column}")))} FROM requests t CROSS JOIN many WHERE t.id = {(raw.IsSqlite ? "@template" : "CAST(@template AS uuid)")} AND {which}",
                ("template", raw.IsSqlite ? template.ToString().ToUpperInvariant() : template.ToString()));
        }

        void Run(string sql, params (string Name, object Value)[] values)
        {
            using DbCommand command = Raw.Command(connection, sql, values);
            command.Transaction = transaction;
            command.ExecuteNonQuery();
        }
    }

    private static string Row(int n, HashSet<string> references)
    {
        var id = Guid.NewGuid();
        var reference = RequestReference.From(BitConverter.ToUInt64(id.ToByteArray())).Text;
        while (!references.Add(reference))
            reference = RequestReference.From(BitConverter.ToUInt64(Guid.NewGuid().ToByteArray())).Text;
        return string.Create(CultureInfo.InvariantCulture, $"({n}, '{id.ToString().ToUpperInvariant()}', '{reference}')");
    }
}
