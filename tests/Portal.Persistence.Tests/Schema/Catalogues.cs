using System.Text;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Schema;

/// <summary>The live catalogue of a database as text, in an order that does not depend on how it came about.</summary>
internal static class Catalogues
{
    private const string Sqlite =
        """
        SELECT sql || ';' FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
        ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name
        """;

    private const string Tables = "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname";

    private const string Columns =
        """
        SELECT format('  %I %s%s%s', attname, format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN ' NOT NULL' END, ' DEFAULT ' || pg_get_expr(adbin, adrelid))
        FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE attrelid = @table::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
        """;

    /// <summary>What NOT NULL says is told with the column; newer servers list it here as well.</summary>
    private const string Constraints =
        "SELECT format('  CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE conrelid = @table::regclass AND contype NOT IN ('n', 't') ORDER BY contype::text DESC, conname";

    private const string Indexes =
        """
        SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
        WHERE indrelid = @table::regclass AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u')) ORDER BY relname
        """;

    private const string Triggers = "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = @table::regclass AND NOT tgisinternal ORDER BY tgname";

    private const string Walls =
        """
        SELECT format('ALTER TABLE %I %s ROW LEVEL SECURITY', relname, word) FROM pg_class CROSS JOIN LATERAL (VALUES ('ENABLE', relrowsecurity), ('FORCE', relforcerowsecurity)) AS walls (word, stands)
        WHERE oid = @table::regclass AND stands ORDER BY word
        """;

    private const string Policies =
        """
        SELECT format('CREATE POLICY %I ON %I AS %s FOR %s TO %s%s%s', policyname, tablename, permissive, cmd, array_to_string(roles, ', '),
          regexp_replace(' USING ' || qual, '\s+', ' ', 'g'), regexp_replace(' WITH CHECK ' || with_check, '\s+', ' ', 'g'))
        FROM pg_policies WHERE schemaname = 'public' AND tablename = @table ORDER BY policyname
        """;

    private const string Grants =
        """
        SELECT format('GRANT %s ON %I TO %s', string_agg(privilege_type, ', ' ORDER BY privilege_type), relname, coalesce(rolname, 'PUBLIC'))
        FROM pg_class CROSS JOIN aclexplode(relacl) AS acl LEFT JOIN pg_roles ON pg_roles.oid = acl.grantee
        WHERE pg_class.oid = @table::regclass AND acl.grantee <> relowner GROUP BY relname, rolname ORDER BY rolname
        """;

    private const string Functions = "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY proname";

    public static string Of(TestDatabase database) => database.Engine == Engine.Sqlite
        ? string.Join("\n\n", database.List(Sqlite).Cast<string>())
        : string.Join("\n\n", database.List(Tables).Cast<string>().Select(table => OfTable(database, table)).Concat(database.List(Functions).Select(function => $"{((string)function).TrimEnd()};")));

    /// <summary>Every column as <c>table.column type</c>, with <c>not null</c> where it is.</summary>
    public static IReadOnlyList<string> ColumnsOf(TestDatabase database) => [.. database.List(database.Engine == Engine.Sqlite
        ? """
          SELECT m.name || '.' || p.name || ' ' || lower(p.type) || CASE WHEN p."notnull" THEN ' not null' ELSE '' END
          FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' ORDER BY 1
          """
        : """
          SELECT relname || '.' || attname || ' ' || format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' not null' ELSE '' END
          FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
          WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped ORDER BY 1
          """).Cast<string>()];

    private static string OfTable(TestDatabase database, string table)
    {
        IEnumerable<string> Rows(string sql) => database.List(sql, ("table", table)).Cast<string>();
        var text = new StringBuilder($"CREATE TABLE {table} (\n").AppendJoin(",\n", Rows(Columns).Concat(Rows(Constraints))).Append("\n);");
        foreach (var statement in Rows(Indexes).Concat(Rows(Triggers)).Concat(Rows(Walls)).Concat(Rows(Policies)).Concat(Rows(Grants)))
            text.Append('\n').Append(statement).Append(';');
        return text.ToString();
    }
}
