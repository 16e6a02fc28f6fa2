using Portal.Application.Answers;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Answers;

public sealed class FileRowsTests
{
    [Theory, EveryEngine]
    public async Task Rows_are_read_a_page_at_a_time_exactly_as_they_will_be_disclosed(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AVerifiedDataRequestAsync(portal.Johanna(), portal.Signe());
        var answer = await portal.AnAnswerAsync(request, portal.Signe());
        var file = await portal.ADataFileAsync(request, answer, portal.Signe(), Given.ManyDeposits(Given.Target(1), 45));

        var first = await portal.GetAsync(new GetAnswerFileRows(request, answer, file), portal.Daniel());
        var last = await portal.GetAsync(new GetAnswerFileRows(request, answer, file, 99), portal.Daniel());

        var disclosed = System.Text.Encoding.UTF8.GetString((await portal.GetAsync(new GetAnswerFile(request, answer, file), portal.Daniel())).Bytes).Split('\n');
        string.Join(',', first.Columns).ShouldBe(disclosed[0]);
        (first.First, first.Last, first.All, first.Page, first.Pages).ShouldBe((1, 20, 45, 1, 3));
        var record = first.Columns.ToList().IndexOf("record_id");
        first.Rows.Select(row => row[record]).ShouldBe(Enumerable.Range(1, 20).Select(at => $"R-{at}, \"quoted\""));
        (last.First, last.Last, last.Page).ShouldBe((41, 45, 3));
        last.Rows.Select(row => row[record]).ShouldBe(Enumerable.Range(41, 5).Select(at => $"R-{at}, \"quoted\""));
        (await portal.GetAsync(new GetAnswerFileRows(request, answer, file, -3), portal.Clara())).Page.ShouldBe(1);
    }

    [Fact]
    public async Task Rows_of_another_answer_are_not_there()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var request = await portal.AVerifiedDataRequestAsync(portal.Johanna(), portal.Signe());
        var other = await portal.AVerifiedDataRequestAsync(portal.Johanna(), portal.Signe());
        var (answer, another) = (await portal.AnAnswerAsync(request, portal.Signe()), await portal.AnAnswerAsync(other, portal.Signe()));
        var file = await portal.ADataFileAsync(request, answer, portal.Signe(), Given.Deposits(Given.Target(1)));

        foreach (var query in new[] { new GetAnswerFileRows(other, answer, file), new GetAnswerFileRows(other, another, file), new GetAnswerFileRows(request, answer, new(Guid.NewGuid())) })
            (await portal.SendAsync(query, portal.Signe())).Refusals.ShouldBe([RequestErrors.NotFound]);
    }
}
