using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;

namespace Portal.Persistence.Engines;

/// <summary>Sends what a commit writes to SQLite together, as it goes to a server, and new rows of one table in one statement. EF's
/// own way here is a command a row, each of which is parsed anew.</summary>
internal sealed class SqliteBatches(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    public ModificationCommandBatch Create() => new Batch(dependencies);

    private sealed class Batch(ModificationCommandBatchFactoryDependencies dependencies) : AffectedCountModificationCommandBatch(dependencies)
    {
        private const string Values = "VALUES (";

        /// <summary>The insert that the last command began, up to its values; empty where it was none that takes more rows.</summary>
        private string _begun = "";

        /// <summary>The driver looks each parameter up by its name in each statement, so many rows at once would be slower again.</summary>
        protected override int MaxBatchSize => 50;

        protected override void AddCommand(IReadOnlyModificationCommand modificationCommand)
        {
            var before = SqlBuilder.Length;
            base.AddCommand(modificationCommand);
            var written = SqlBuilder.ToString(before, SqlBuilder.Length - before);
            var values = modificationCommand.EntityState == EntityState.Added && ResultSetMappings[^1] == ResultSetMapping.NoResults
                && written.IndexOf(Values, StringComparison.Ordinal) is >= 0 and var at
                ? at + Values.Length
                : 0;
            var head = written[..values];
            if (head.Length > 0 && head == _begun)
            {
                SqlBuilder.Length = before;
                TakeOffEnd(SqlBuilder);
                SqlBuilder.Append(", (").Append(written, values, written.Length - values);
            }

            _begun = head;
        }

        /// <summary>Takes the end of the last statement away, so that it goes on.</summary>
        private static void TakeOffEnd(StringBuilder sql)
        {
            while (sql[^1] is ';' or '\n' or '\r')
                sql.Length--;
        }
    }
}
