using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Portal.Domain;
using Portal.Domain.Reports;
using Portal.Domain.Requests;

namespace Portal.Web.Pages.Desk.Reports;

/// <summary>Which days and which kind a report is about, as it stands in the form and in the address.</summary>
/// <param name="First">First day as typed; empty for the usual length.</param>
/// <param name="Last">Last day as typed; empty for today.</param>
/// <param name="Kind">Null for all kinds.</param>
public sealed record ReportForm(string First, string Last, RequestKind? Kind)
{
    private const string Written = "yyyy-MM-dd";

    /// <summary>Null where nothing or no day was typed.</summary>
    public DateOnly? FirstDay => DayOf(First);

    /// <summary>Null where nothing or no day was typed.</summary>
    public DateOnly? LastDay => DayOf(Last);

    /// <summary>What was typed and is no day.</summary>
    public IEnumerable<Refusal> Faults()
    {
        if (First.Length > 0 && FirstDay is null)
            yield return ReportErrors.NoDay("first");
        if (Last.Length > 0 && LastDay is null)
            yield return ReportErrors.NoDay("last");
    }

    /// <summary>The same with the days that were taken, so that a link shows the same days tomorrow.</summary>
    public ReportForm Of(ReportPeriod period) =>
        this with { First = period.First.ToString(Written, CultureInfo.InvariantCulture), Last = period.Last.ToString(Written, CultureInfo.InvariantCulture) };

    /// <summary>A page about these days and this kind.</summary>
    public string Href(string path, params (string Name, string? Value)[] more)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("first", First), ("last", Last), ("kind", Kind?.ToString()) }.Concat(more))
        {
            if (!string.IsNullOrEmpty(value))
                query.Add(name, value);
        }

        return path + query;
    }

    private static DateOnly? DayOf(string typed) =>
        DateOnly.TryParseExact(typed, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
