namespace Portal.Persistence.Engines;

/// <summary>The statements that lease work. Both engines ask the database for the time, also the embedded one whose file a single
/// process has: one rule is easier to trust than two.</summary>
internal sealed class LeaseSql
{
    /// <param name="now">The database's own clock, as columns keep instants.</param>
    /// <param name="second">One second, to be multiplied and added to an instant.</param>
    /// <param name="pastOthers">Leaves out rows that another transaction has in its hands; empty where writers take turns.</param>
    /// <param name="written">An instant as a parameter that compares with columns.</param>
    public LeaseSql(string now, string second, string pastOthers, Func<DateTimeOffset, object> written)
    {
        Written = written;
        ClaimMessages = Claim("outbox", "id", now, second, pastOthers);
        ClaimMails = Claim("mails", "message, recipient", now, second, pastOthers);
        Take =
            $"""
            INSERT INTO leases (work, subject, leased_by, lease_ends_at, token) VALUES (@p0, @p1, @p2, {now} + @p3 * {second}, 1)
            ON CONFLICT (work, subject) DO UPDATE SET leased_by = excluded.leased_by, lease_ends_at = excluded.lease_ends_at, token = leases.token + 1
            WHERE leases.lease_ends_at <= {now}
            RETURNING *
            """;
        GiveBack = "UPDATE leases SET lease_ends_at = @p3 WHERE work = @p0 AND subject = @p1 AND token = @p2";
    }

    /// <summary>An instant as a parameter.</summary>
    public Func<DateTimeOffset, object> Written { get; }

    /// <summary>Leases messages that are due at @p0, at most @p1, for the worker @p2 and @p3 seconds; answers with them.</summary>
    public string ClaimMessages { get; }

    /// <summary>Mails in the same way.</summary>
    public string ClaimMails { get; }

    /// <summary>Leases the work @p0 on @p1 for the worker @p2 and @p3 seconds; answers with no row while another has it.</summary>
    public string Take { get; }

    /// <summary>Ends the lease of the work @p0 on @p1 under the token @p2 at @p3, which is long ago: a clock that is put back leaves nothing
    /// leased to nobody.</summary>
    public string GiveBack { get; }

    /// <summary>What is leased once more though nobody ended its lease was lost once more. Of what was lost twice one is leased at a
    /// time: a message that ends the process does not take along for ever what is leased beside it.</summary>
    private static string Claim(string table, string key, string now, string second, string pastOthers) =>
        $"""
        WITH suspect AS MATERIALIZED (
          SELECT {key} FROM {table} WHERE lost > 0 AND next_try_at <= @p0 AND lease_ends_at <= {now} ORDER BY lost, next_try_at LIMIT 1{pastOthers}),
        due AS MATERIALIZED (
          SELECT {key} FROM {table} WHERE lost = 0 AND next_try_at <= @p0 AND (lease_ends_at IS NULL OR lease_ends_at <= {now})
          ORDER BY next_try_at LIMIT @p1 - (SELECT count(*) FROM suspect){pastOthers})
        UPDATE {table} SET leased_by = @p2, lease_ends_at = {now} + @p3 * {second}, token = token + 1, lost = lost + CASE WHEN leased_by IS NULL THEN 0 ELSE 1 END
        WHERE ({key}) IN (SELECT {key} FROM due UNION ALL SELECT {key} FROM suspect)
        RETURNING *
        """;
}
