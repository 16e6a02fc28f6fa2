using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Portal.Persistence.Mappings;

/// <summary>Columns are the property's words in lower case with underscores; parts of a value are prefixed with its name.</summary>
internal static class ColumnNames
{
    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
            Apply(entity, "");
    }

    private static void Apply(IMutableTypeBase type, string prefix)
    {
        foreach (var property in type.GetDeclaredProperties())
            property.SetColumnName(prefix + Snake(property.Name.TrimStart('_')));
        foreach (var part in type.GetDeclaredComplexProperties())
            Apply(part.ComplexType, prefix + Snake(part.Name) + "_");
    }

    private static string Snake(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]))
                words.Append('_');
            words.Append(char.ToLowerInvariant(name[i]));
        }

        return words.ToString();
    }
}
