using Portal.Application.Packets;
using Portal.Application.Policies;
using Portal.Application.Texts;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Tests.Packets;

public sealed class PacketTextsTests
{
    private static readonly PacketTexts s_texts = PacketTexts.Load();
    private static readonly PolicyBook s_book = PolicyBook.Load();

    [Fact]
    public void Packets_are_written_in_English_Arabic_and_Japanese_and_no_other_language_can_be_chosen()
    {
        s_texts.Languages.ShouldBe(["en", "ar", "ja"]);
        s_book.Answers.Languages.ShouldBe(s_texts.Languages);
    }

    [Fact]
    public void A_language_that_lacks_a_sentence_stops_the_start_and_is_named() =>
        Should.Throw<InvalidOperationException>(() => PacketTexts.Read([new("en", "en.json", """{"a":"A","b":"B"}"""), new("ja", "ja.json", """{"a":"A"}""")]))
            .Message.ShouldContain("ja: b is missing.");

    [Fact]
    public void Every_sentence_needs_the_same_values_in_each_language()
    {
        var catalogue = TextCatalogue.Read(s_texts.Languages.Select(language => new TextFile(
            language, language, new StreamReader(typeof(PacketTexts).Assembly.GetManifestResourceStream($"PacketTexts/{language}.json")!).ReadToEnd())));

        foreach (var key in catalogue.Keys("en"))
        {
            foreach (var language in new[] { "ar", "ja" })
                catalogue.Arguments(language, key).ShouldBe(catalogue.Arguments("en", key), $"{language}: {key}");
        }
    }

    [Fact]
    public void Every_word_of_the_tables_has_its_sentence()
    {
        var keys = new[]
        {
            Each<Outcome>("outcome"), Each<AnswerKind>("answer"), Each<AnswerKind>("letter"), Each<RequestKind>("kind"),
            s_book.Freezes.Instruments.Select(rule => $"instrument.{rule.Kind}"), s_book.Data.Instruments.Select(rule => $"instrument.{rule.Kind}"),
            s_book.Data.Categories.Select(category => $"category.{category.Code}"), s_book.Answers.Codes.Where(code => code.ShownAs is null).Select(code => $"code.{code.Code}"),
            new[] { Role.Officer, Role.Investigator, Role.Counsel, Role.Approver, Role.System }.Select(role => $"role.{role}"),
        }.SelectMany(some => some);

        keys.Where(key => !s_texts.Has("ja", key)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en"), InlineData("ar")]
    public void A_category_is_called_the_same_on_pages_and_in_packets(string language)
    {
        var pages = TextCatalogue.Load();

        foreach (var category in s_book.Data.Categories)
            s_texts.Name(language, "category", category.Code).ShouldBe(pages.Say(language, $"choice.categories.{category.Code}"), category.Code);
    }

    private static IEnumerable<string> Each<T>(string table)
        where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{table}.{name}");
}
