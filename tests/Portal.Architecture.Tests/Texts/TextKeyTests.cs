using System.Text.RegularExpressions;
using Portal.Application.Policies;
using Portal.Application.Requests.Forms;
using Portal.Application.Texts;
using Portal.Domain.Policies;
using Portal.Domain.Requests;

namespace Portal.Architecture.Tests.Texts;

public sealed class TextKeyTests
{
    private const string WriteIt = "A person would see the key between ⟦ and ⟧. Write the sentence in src/Portal.Application/Texts/, once for each language.";
    private static readonly TextCatalogue s_texts = TextCatalogue.Load();
    private static readonly Regex s_code = new("\"([a-z]+(?:-[a-z]+)*\\.[a-z0-9]+(?:-[a-z0-9]+)*)\"");
    private static readonly Regex s_asked = new(@"\b[Ss]ay(?:\.Say)?[\[(]\$""((?:[^""{}]|\{[^{}]*\})*)""");

    [Fact]
    public void Both_languages_have_every_key() => Rule.Holds(
        WriteIt,
        from language in s_texts.Languages
        from key in s_texts.Languages.SelectMany(s_texts.Keys)
        where !s_texts.Has(language, key)
        select $"{language}: {key}");

    [Fact]
    public void Every_refusal_says_what_to_do_next()
    {
        var codes = Refusals().ToList();

        codes.ShouldContain("requests.freeze-too-long");
        codes.ShouldContain("form.too-long");
        codes.ShouldContain("freeze.missing-case-number");
        codes.ShouldContain("data.missing-categories");
        Rule.Holds(WriteIt, codes.Select(code => "refusal." + code).Where(Missing));
    }

    [Fact]
    public void Every_key_that_a_page_names_is_there()
    {
        var features = s_texts.Keys(TextCatalogue.Fallback).Select(key => key.Split('.')[0]).ToHashSet();
        var named = (from file in Pages()
                     from Match literal in Regex.Matches(Repository.Read(file), "(?<![$=])\"([a-z][a-z-]*(?:\\.[A-Za-z0-9-]*[A-Za-z0-9])+)\"")
                     let key = literal.Groups[1].Value
                     where features.Contains(key.Split('.')[0]) && !SpokenKeys.Stems.Contains(key)
                     select (file, key)).ToList();

        named.Count.ShouldBeGreaterThan(80, "The scan no longer finds the keys of the pages.");
        Rule.Holds(WriteIt, named.Where(use => Missing(use.key)).Select(use => $"{use.file}: {use.key}"));
    }

    [Fact]
    public void Every_key_that_a_page_puts_together_is_there()
    {
        var asked = (from file in Pages()
                     from Match match in s_asked.Matches(Repository.Read(file))
                     select (file, pattern: Regex.Replace(match.Groups[1].Value, @"\{[^{}]*\}", "{}"))).ToList();

        asked.Count.ShouldBeGreaterThan(20, "The scan no longer finds the keys that pages put together.");
        Rule.Holds(
            "A key put together from a value is a family: SpokenKeys lists what the value can be, so that no sentence is missed. Add the family there.",
            asked.Where(use => !SpokenKeys.Families.ContainsKey(use.pattern)).Select(use => $"{use.file}: {use.pattern}"));
        Rule.Holds(WriteIt, asked.Select(use => use.pattern).Distinct().SelectMany(pattern => SpokenKeys.Families[pattern]).Where(Missing));
    }

    [Theory]
    [InlineData("state.{}")]
    [InlineData("role.{}")]
    [InlineData("clock.{}")]
    [InlineData("team.{}")]
    [InlineData("notices.{}")]
    [InlineData("network.{}")]
    [InlineData("choice.offences.{}")]
    [InlineData("choice.instruments.{}")]
    public void Every_word_of_the_tables_has_its_text(string family)
    {
        SpokenKeys.Families[family].ShouldNotBeEmpty();
        Rule.Holds(WriteIt, SpokenKeys.Families[family].Where(Missing));
    }

    private static bool Missing(string key) => !s_texts.Has(TextCatalogue.Fallback, key);

    private static IEnumerable<string> Pages() => Repository.Files.Where(file => file.StartsWith("src/Portal.Web/", StringComparison.Ordinal) && (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)));

    private static IEnumerable<string> Missing(RequestKind kind, IEnumerable<CompletenessRule> rules) =>
        rules.SelectMany(rule => rule.Requires).Distinct().Select(field => RequestForms.Of(kind).Field(field)!.MissingCode);

    /// <summary>Codes in statements that speak of a refusal, and the codes that are put together from a field's name.</summary>
    private static IEnumerable<string> Refusals() =>
    [
        .. (from file in Sources.OfRooms
            from statement in file.Text.Replace("{ get; }", "").Split(';')
            where Regex.IsMatch(statement, @"\bRefusal\b|WithErrorCode\(")
            from Match code in s_code.Matches(Regex.Replace(statement, "///[^\n]*", ""))
            select code.Groups[1].Value).Distinct(),
        .. Missing(RequestKind.Freeze, PolicyBook.Load().Freezes.Completeness),
        .. Missing(RequestKind.Data, PolicyBook.Load().Data.Completeness),
    ];
}
