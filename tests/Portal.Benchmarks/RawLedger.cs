using System.Data.Common;
using System.Security.Cryptography;
using Portal.Testing.Engines;

namespace Portal.Benchmarks;

/// <summary>The least that a durable append is, by the driver alone, in a database of its own: 300 bytes and two hashes a row, one row
/// a commit. On PostgreSQL the row is chained behind one head that is locked and written in the same statement.</summary>
internal sealed class RawLedger : IDisposable
{
    private const string Chained =
        """
        WITH p AS (SELECT h FROM floor_head FOR UPDATE), n AS (SELECT h, sha256(h || @hash) nh FROM p),
          e AS (INSERT INTO floor_entries (subject, body, prev, hash) SELECT @subject, @body, h, nh FROM n RETURNING hash)
        UPDATE floor_head SET h = e.hash, n = floor_head.n + 1 FROM e
        """;

    private readonly TestDatabase _database;
    private readonly List<DbCommand> _appends = [];

    public RawLedger(Engine engine, int clients)
    {
        _database = TestDatabase.Create(engine);
        var raw = new Raw(_database);
        using (var connection = raw.Open())
        {
            Raw.Run(connection, raw.IsSqlite
                ? "CREATE TABLE floor_entries (id INTEGER PRIMARY KEY, subject TEXT, body BLOB, prev BLOB, hash BLOB)"
                : "CREATE TABLE floor_head (h bytea NOT NULL, n bigint NOT NULL) WITH (fillfactor = 10); INSERT INTO floor_head VALUES (sha256('x'), 0); CREATE TABLE floor_entries (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, subject text, body bytea, prev bytea, hash bytea)");
        }

        for (var client = 0; client < clients; client++)
        {
            var command = Raw.Command(
                raw.Open(), raw.IsSqlite ? "INSERT INTO floor_entries (subject, body, prev, hash) VALUES (@subject, @body, @hash, @hash)" : Chained,
                ("subject", Guid.NewGuid().ToString()), ("body", new byte[300]), ("hash", SHA256.HashData([])));
            command.Prepare();
            _appends.Add(command);
        }
    }

    public void Append(int client) => _appends[client].ExecuteNonQuery();

    public void Dispose()
    {
        foreach (var command in _appends)
        {
            command.Connection!.Dispose();
            command.Dispose();
        }

        _database.Dispose();
    }
}
