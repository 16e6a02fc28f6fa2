using Portal.Application.Requests.Forms;
using Portal.Domain.Policies;

namespace Portal.Application.Policies;

/// <summary>What is wrong with the tables of data requests, in sentences for the person who edits them.</summary>
internal static class DataFaults
{
    public static IEnumerable<string> In(DataPolicy policy) => [.. Categories(policy), .. Instruments(policy), .. Rows(policy), .. Zones(policy)];

    private static IEnumerable<string> Categories(DataPolicy policy)
    {
        foreach (var category in policy.Categories)
        {
            if (category.Column(DataCategory.TargetColumn) is not { Required: true, Type: DataColumnType.Text })
                yield return $"Category {category.Code}: the column {DataCategory.TargetColumn} is required text.";
            foreach (var column in category.Columns.GroupBy(column => column.Name).Where(rows => rows.Count() > 1))
                yield return $"Category {category.Code}: the column {column.Key} stands twice.";
            if (category.Code.Contains(',', StringComparison.Ordinal))
                yield return $"Category {category.Code}: a code has no comma, since codes are stored with commas between them.";
            if (policy.Carrying(category.Code).Count == 0)
                yield return $"Category {category.Code}: no instrument carries it, so nobody can ask for it.";
        }

        foreach (var code in policy.Categories.GroupBy(category => category.Code).Where(rows => rows.Count() > 1))
            yield return $"Category {code.Key} stands twice.";
    }

    private static IEnumerable<string> Instruments(DataPolicy policy)
    {
        foreach (var instrument in policy.Instruments)
        {
            foreach (var code in instrument.Categories.Where(code => policy.Category(code) is null))
                yield return $"Instrument {instrument.Kind}: there is no category {code}.";
            if (instrument.Categories.Count == 0)
                yield return $"Instrument {instrument.Kind} carries nothing.";
        }

        foreach (var kind in policy.Instruments.GroupBy(rule => rule.Kind).Where(rows => rows.Count() > 1))
            yield return $"Instrument {kind.Key} stands twice.";
    }

    private static IEnumerable<string> Rows(DataPolicy policy)
    {
        foreach (var rule in policy.Completeness)
        {
            foreach (var field in rule.Requires.Where(field => DataForm.Definition.Field(field) is null))
                yield return $"Completeness row {rule.Id}: the form has no field {field}.";
            if (rule.Instrument is not null && policy.Instrument(rule.Instrument) is null)
                yield return $"Completeness row {rule.Id}: there is no instrument {rule.Instrument}.";
        }
    }

    private static IEnumerable<string> Zones(DataPolicy policy)
    {
        foreach (var zone in policy.Zones.Where(zone => !TimeZoneInfo.TryFindSystemTimeZoneById(zone.Id, out _)))
            yield return $"The zone {zone.Id} is unknown here.";
        foreach (var zone in policy.Zones.GroupBy(zone => zone.Id).Where(rows => rows.Count() > 1))
            yield return $"The zone {zone.Key} stands twice.";
    }
}
