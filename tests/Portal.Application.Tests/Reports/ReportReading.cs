using Portal.Application.Reports;
using Portal.Domain.Accounts;
using Portal.Testing;

namespace Portal.Application.Tests.Reports;

/// <summary>Reading a list to its end, page by page.</summary>
internal static class ReportReading
{
    public static async Task<IReadOnlyList<ResponseTimeLine>> AllLinesAsync(this TestPortal portal, ListResponseTimes query, Actor reader)
    {
        var lines = new List<ResponseTimeLine>();
        ResponseTimePage page;
        do
        {
            page = await portal.GetAsync(query, reader);
            lines.AddRange(page.Lines);
            query = query with { After = page.Next };
        }
        while (page.Next is not null);
        lines.Select(line => line.Id).ShouldBeUnique();
        lines.Count.ShouldBe(page.Matching);
        return lines;
    }

    public static async Task<IReadOnlyList<UnansweredLine>> AllLinesAsync(this TestPortal portal, ListUnansweredRequests query, Actor reader)
    {
        var lines = new List<UnansweredLine>();
        UnansweredPage page;
        do
        {
            page = await portal.GetAsync(query, reader);
            lines.AddRange(page.Lines);
            query = query with { After = page.Next };
        }
        while (page.Next is not null);
        lines.Select(line => line.Id).ShouldBeUnique();
        lines.Count.ShouldBe(page.Matching);
        return lines;
    }
}
