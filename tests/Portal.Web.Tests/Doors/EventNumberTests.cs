using Portal.Testing.Engines;

namespace Portal.Web.Tests.Doors;

public sealed class EventNumberTests
{
    private const string Header = "X-Correlation-Id";
    private const string Caller = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task Every_answer_has_a_number_of_its_own_that_every_line_of_its_log_carries()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var officer = await Wire.SignInAsync(factory, factory.Portal.Person("Johanna Muster"));
        var numbers = new List<string>();
        foreach (var path in new[] { "/agency/requests", "/no-such-page", "/notices", "/docket.js" })
            numbers.Add((await officer.GetAsync(path)).Headers[Header]);
        factory.Portal.Database.Run("ALTER TABLE drafts RENAME TO lost");

        var fault = await officer.GetAsync("/agency/requests");

        var (first, last) = (numbers[0], fault.Headers[Header]);
        numbers.Add(last);
        numbers.Distinct().Count().ShouldBe(5);
        numbers.ShouldAllBe(number => System.Text.RegularExpressions.Regex.IsMatch(number, "^[0-9a-f]{32}$"));
        fault.Raw.ShouldContain($"class=\"mono\">{last}</bdi>", Case.Sensitive, "the page shows the number of the header");
        var lines = factory.Log.Lines.Where(line => line.Contains("ListMyRequests", StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal)).ToList();
        lines.ShouldContain(line => line.Contains("failed: SqliteException", StringComparison.Ordinal));
        lines.ShouldAllBe(line => line.Contains(last, StringComparison.Ordinal) || line.Contains(first, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData($"00-{Caller}-b7ad6b7169203331-01")]
    [InlineData($"00-{Caller}-b7ad6b7169203331-00")]
    [InlineData("00-Jane-Roe-<script>-01")]
    [InlineData("|jane.roe.1")]
    public async Task A_caller_chooses_no_number_and_no_word_of_a_log(string sent)
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var nobody = Wire.To(factory);
        nobody.Headers.AddRange([("traceparent", sent), ("tracestate", "a=JANE"), ("baggage", "name=JANE"), ("Request-Id", "JANE"), ("Correlation-Context", "name=JANE")]);

        var number = (await nobody.GetAsync("/sign-in")).Headers[Header];

        number.ShouldMatch("^[0-9a-f]{32}$");
        number.ShouldNotBe(Caller);
        factory.Log.Lines.ShouldNotContain(line => line.Contains(Caller, StringComparison.OrdinalIgnoreCase));
        factory.Log.Lines.ShouldNotContain(line => line.Contains("JANE", StringComparison.OrdinalIgnoreCase));
    }
}
