using System.Globalization;
using System.Text;
using Portal.Domain;
using Portal.Domain.Answers;

namespace Portal.Application.Answers;

/// <summary>Rules for plain words that go out under the operator's name: bounded, and nothing in them that a reader cannot
/// see. Line ends, tabs, and the joiners and direction marks that scripts need are let through.</summary>
internal static class WordRules
{
    public static IEnumerable<Refusal> Of(string field, string words)
    {
        if (words.Length > Answer.MaxCharacters)
            yield return new Refusal("form.too-long", ("limit", Answer.MaxCharacters)) { Field = field };
        if (words.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')))
            yield return new Refusal("form.control-character") { Field = field };
        if (words.EnumerateRunes().Where(IsHidden).Select(rune => (Rune?)rune).FirstOrDefault() is { } hidden)
            yield return new Refusal("form.hidden-character", ("character", $"U+{hidden.Value:X4}")) { Field = field };
    }

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D or 0x200E or 0x200F or 0x061C);
}
