using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;

namespace Portal.Persistence.Engines;

/// <summary>Names who acts on every connection that a scope opens, for the row policies. A connection that goes back to the pool
/// forgets it (Npgsql resets it before the next use), and is named anew; one that nobody is named on shows no rows.</summary>
internal sealed class ActorOnConnection(CurrentActor current) : DbConnectionInterceptor
{
    /// <summary>Who is not signed in yet: finds sessions and signs in, and nothing else.</summary>
    public const string Door = "Door";

    /// <summary>The portal's statements are short; compiling one whose cost the policies make look high takes longer than running it.</summary>
    private const string Name =
        "SELECT set_config('portal.role', $1, false), set_config('portal.account', $2, false), set_config('portal.agency', $3, false), set_config('portal.team', $4, false), set_config('jit', 'off', false)";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        try
        {
            using var command = CommandOf((NpgsqlConnection)connection, current.Actor);
            command.Prepare();
            command.ExecuteNonQuery();
        }
        catch
        {
            connection.Close();
            throw;
        }
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = CommandOf((NpgsqlConnection)connection, current.Actor);
            // Once for each connection of the pool: what was prepared stays when the rest is reset.
            await command.PrepareAsync(cancellationToken);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch
        {
            await connection.CloseAsync();
            throw;
        }
    }

    private static NpgsqlCommand CommandOf(NpgsqlConnection connection, Actor actor) => new(Name, connection)
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = actor.Role == Role.Anonymous ? Door : actor.Role.ToString() },
            new NpgsqlParameter<string> { TypedValue = actor.Role == Role.Anonymous ? "" : actor.Id.ToString() },
            new NpgsqlParameter<string> { TypedValue = actor.Agency?.ToString() ?? "" },
            new NpgsqlParameter<string> { TypedValue = actor.Team ?? "" },
        },
    };
}
