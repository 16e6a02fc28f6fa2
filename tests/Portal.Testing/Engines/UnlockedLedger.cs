namespace Portal.Testing.Engines;

/// <summary>The ledger of somebody who owns the database.</summary>
public static class UnlockedLedger
{
    /// <summary>Takes the ledger's triggers away, as whoever owns the database can.</summary>
    public static void UnlockLedger(this TestDatabase database)
    {
        var tables = new[] { "ledger_entries", "ledger_head" };
        foreach (var table in tables)
        {
            if (database.Engine == Engine.PostgreSql)
                database.Run($"ALTER TABLE {table} DISABLE TRIGGER USER");
            else
            {
                foreach (var trigger in database.List("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = @table", ("table", table)).Cast<string>().ToList())
                    database.Run($"DROP TRIGGER {trigger}");
            }
        }
    }
}
