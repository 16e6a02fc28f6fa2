using System.Data.Common;
using Portal.Domain.Requests;
using Portal.Testing.Engines;

namespace Portal.Benchmarks;

/// <summary>The rows of one submission by the driver alone: a request copied from one that was sent, with its clocks, targets, outbox rows
/// and ledger entries behind the locked head, in one transaction. Its ledger is none: the bytes are those of the first.</summary>
internal sealed class RawSubmit : IDisposable
{
    private readonly bool _sqlite;
    private readonly string _template;
    private readonly List<DbConnection> _connections = [];
    private readonly Lock _gate = new();
    private readonly string _request;
    private readonly string _clocks;
    private readonly string _targets;
    private readonly string _outbox;
    private readonly string _entries;
    private readonly long _entriesOfOne;

    public RawSubmit(TestDatabase database, RequestId template, int clients)
    {
        var raw = new Raw(database);
        (_sqlite, _template) = (raw.IsSqlite, Written(raw.IsSqlite, template.Value));
        for (var client = 0; client < clients; client++)
            _connections.Add(raw.Open());
        var of = _sqlite ? "@template" : "CAST(@template AS uuid)";
        var id = _sqlite ? "@id" : "CAST(@id AS uuid)";
        var anew = _sqlite ? "printf('%s-%s', substr(@id, 1, 20), upper(hex(randomblob(8))))" : "gen_random_uuid()";
        _request = Copy("requests", $"t.id = {of}", ("id", id), ("reference", "@reference"));
        _clocks = Copy("clocks", $"t.request = {of}", ("id", anew), ("request", id));
        _targets = Copy("request_targets", $"t.request = {of}", ("request", id));
        _outbox = Copy("outbox", $"t.request = {of}", ("id", anew), ("request", id));
        _entriesOfOne = database.Count($"ledger_entries WHERE subject = '{_template}'");
        _entries = Copy("ledger_entries", $"t.subject = {of}", ("sequence", "@shift + row_number() OVER (ORDER BY t.sequence) - 1"), ("subject", id));
    }

    public void Submit(int client)
    {
        // SQLite has one writer: turns are taken here as the portal takes them.
        if (_sqlite)
        {
            lock (_gate)
                Write(_connections[client]);
        }
        else
            Write(_connections[client]);
    }

    public void Dispose() => _connections.ForEach(connection => connection.Dispose());

    private static string Written(bool sqlite, Guid id) => sqlite ? id.ToString().ToUpperInvariant() : id.ToString();

    private void Write(DbConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        var id = Guid.NewGuid();
        (string, object)[] values = [("template", _template), ("id", Written(_sqlite, id))];
        Run(_request, [.. values, ("reference", RequestReference.From(BitConverter.ToUInt64(id.ToByteArray())).Text)]);
        Run(_clocks, values);
        Run(_targets, values);
        Run(_outbox, values);
        var size = (long)Scalar(_sqlite ? "SELECT size FROM ledger_head" : "SELECT size FROM ledger_head FOR UPDATE");
        Run(_entries, [.. values, ("shift", size)]);
        Run("UPDATE ledger_head SET size = @size", [("size", size + _entriesOfOne)]);
        transaction.Commit();

        void Run(string sql, (string, object)[] with)
        {
            using var command = Raw.Command(connection, sql, with);
            command.Transaction = transaction;
            command.ExecuteNonQuery();
        }

        object Scalar(string sql)
        {
            using var command = Raw.Command(connection, sql);
            command.Transaction = transaction;
            return command.ExecuteScalar()!;
        }
    }

    private string Copy(string table, string which, params (string Column, string Value)[] other)
    {
        var columns = Raw.Columns(_connections[0], table);
        var values = columns.Select(column => Array.Find(other, one => one.Column == column).Value ?? $"t.\"{column}\"");
        return $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {string.Join(", ", values)} FROM {table} t WHERE {which}";
    }
}
