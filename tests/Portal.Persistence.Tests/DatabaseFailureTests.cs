using System.Net;
using System.Net.Sockets;
using Npgsql;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests;

public sealed class DatabaseFailureTests
{
    [Fact]
    public async Task A_server_that_does_not_listen_is_an_outage_however_deep_the_failure_lies()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={port};Username=nobody;Database=nothing;Pooling=false");

        var failure = await Should.ThrowAsync<NpgsqlException>(() => connection.OpenAsync());

        DatabaseFailure.IsOutage(new InvalidOperationException("around it", failure)).ShouldBeTrue();
        DatabaseFailure.CodeOf(failure).ShouldBeNull();
        DatabaseFailure.IsOutage(new InvalidOperationException()).ShouldBeFalse();
    }

    [Theory, EveryEngine]
    public void A_broken_rule_is_no_outage_and_on_a_server_its_code_is_told(Engine engine)
    {
        using var database = TestDatabase.Create(engine);

        var failure = Should.Throw<System.Data.Common.DbException>(() => database.Run("INSERT INTO ledger_head (id) VALUES (1)"));

        DatabaseFailure.IsOutage(failure).ShouldBeFalse();
        DatabaseFailure.CodeOf(failure).ShouldBe(engine == Engine.PostgreSql ? failure.SqlState : null);
        (failure.SqlState is { Length: 5 }).ShouldBe(engine == Engine.PostgreSql);
    }
}
