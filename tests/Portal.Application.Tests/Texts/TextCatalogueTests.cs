using System.Text.RegularExpressions;
using Portal.Application.Texts;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Tests.Texts;

public sealed class TextCatalogueTests
{
    private static readonly TextCatalogue s_texts = TextCatalogue.Load();

    [Fact]
    public void English_and_Arabic_are_spoken_and_English_comes_first() => s_texts.Languages.ShouldBe(["en", "ar"]);

    [Fact]
    public void Both_languages_have_the_same_keys() => s_texts.Keys("ar").Order().ShouldBe(s_texts.Keys("en").Order());

    [Fact]
    public void Both_languages_ask_for_the_same_values()
    {
        foreach (var key in s_texts.Keys("en"))
            s_texts.Arguments("ar", key).ShouldBe(s_texts.Arguments("en", key), key);
    }

    [Theory]
    [InlineData(0, "أُغلقت 0 يوم")]
    [InlineData(1, "أُغلقت يوم واحد")]
    [InlineData(2, "أُغلقت يومان")]
    [InlineData(3, "أُغلقت 3 أيام")]
    [InlineData(10, "أُغلقت 10 أيام")]
    [InlineData(11, "أُغلقت 11 يومًا")]
    [InlineData(99, "أُغلقت 99 يومًا")]
    [InlineData(100, "أُغلقت 100 يوم")]
    [InlineData(103, "أُغلقت 103 أيام")]
    [InlineData(1011, "أُغلقت 1,011 يومًا")]
    public void Arabic_has_six_plural_forms(int days, string expected) =>
        Of("ar", "{n, plural, zero{أُغلقت # يوم} one{أُغلقت يوم واحد} two{أُغلقت يومان} few{أُغلقت # أيام} many{أُغلقت # يومًا} other{أُغلقت # يوم}}")
            .Say("ar", "key", ("n", days)).ShouldBe(expected);

    [Theory]
    [InlineData(0, "nothing")]
    [InlineData(1, "1 day")]
    [InlineData(2, "2 days")]
    [InlineData(1500, "1,500 days")]
    public void An_exact_number_wins_over_the_plural_word(int days, string expected) =>
        Of("en", "{n, plural, =0{nothing} one{# day} other{# days}}").Say("en", "key", ("n", days)).ShouldBe(expected);

    [Fact]
    public void A_select_takes_the_branch_of_the_value_or_the_other_one()
    {
        var texts = Of("en", "It is {state, select, Draft{a draft} other{at another stage}}.");

        texts.Say("en", "key", ("state", RequestState.Draft)).ShouldBe("It is a draft.");
        texts.Say("en", "key", ("state", RequestState.Verifying)).ShouldBe("It is at another stage.");
    }

    [Fact]
    public void Quoted_braces_and_doubled_apostrophes_are_plain_text() =>
        Of("en", "Write '{name}', it''s the officer's").Say("en", "key").ShouldBe("Write {name}, it's the officer's");

    [Fact]
    public void A_value_is_isolated_where_the_sentence_or_itself_runs_from_right_to_left()
    {
        var texts = TextCatalogue.Read([new("en", "t.json", """{"key":"Sent by {who}"}"""), new("ar", "t.json", """{"key":"أرسله {who}"}""")]);

        texts.Say("en", "key", ("who", "A. Haddad")).ShouldBe("Sent by A. Haddad");
        texts.Say("en", "key", ("who", "ليلى المثال")).ShouldBe("Sent by \u2068ليلى المثال\u2069");
        texts.Say("ar", "key", ("who", "A. Haddad")).ShouldBe("أرسله \u2068A. Haddad\u2069");
    }

    [Fact]
    public void Instants_are_shown_in_UTC_with_the_months_of_the_language()
    {
        var instant = new DateTimeOffset(2026, 11, 24, 16, 2, 0, TimeSpan.FromHours(2));

        s_texts.Write("en", instant).ShouldBe("24 Nov 2026, 14:02 UTC");
        s_texts.Write("ar", instant).ShouldBe("24 نوفمبر 2026، \u206814:02\u2069 UTC");
        s_texts.Write("en", new DateOnly(2026, 3, 1)).ShouldBe("1 Mar 2026");
    }

    [Theory]
    [InlineData("00:00:30", "less than 1 min", "أقل من دقيقة")]
    [InlineData("00:01:00", "1 min", "دقيقة واحدة")]
    [InlineData("02:10:00", "2 h 10 min", "2 س 10 د")]
    [InlineData("-02:00:00", "2 h", "ساعتان")]
    [InlineData("1.00:00:00", "1 day", "يوم واحد")]
    [InlineData("3.11:20:00", "3 days 11 h", "3 أيام و11 ساعة")]
    public void Spans_of_time_take_at_most_two_units_of_the_language(string span, string english, string arabic)
    {
        var value = TimeSpan.Parse(span, System.Globalization.CultureInfo.InvariantCulture);

        s_texts.Write("en", value).ShouldBe(english);
        s_texts.Write("ar", value).ShouldBe(arabic);
    }

    [Theory]
    [InlineData(1, "1 byte")]
    [InlineData(1023, "1,023 bytes")]
    [InlineData(340_400, "332 kB")]
    [InlineData(10_485_760, "10 MB")]
    [InlineData(12_345_678, "11.8 MB")]
    public void File_sizes_are_counted_as_upload_limits_are(long bytes, string expected) => s_texts.Write("en", new ByteCount(bytes)).ShouldBe(expected);

    [Fact]
    public void A_refusal_about_a_pasted_line_begins_with_the_number_of_the_line()
    {
        var refusal = new Portal.Domain.Refusal("targets.checksum-failed", ("line", 1204), ("checksum", "EIP-55"));

        s_texts.Say("en", refusal).ShouldBe("Line 1,204: The address fails its EIP-55 checksum, so at least one character is wrong. Compare it with your source.");
        s_texts.Say("ar", refusal).ShouldStartWith("السطر 1,204: لا يجتاز");
        s_texts.Say("en", RequestErrors.FreezeTooLong(91, 90)).ShouldBe("91 days are longer than this instrument allows. Enter 90 days or fewer.");
    }

    [Theory]
    [InlineData(null, "This text of 9 characters is not an address we recognise.")]
    [InlineData("transaction hash", "This looks like the hash of a transaction, not like an address.")]
    [InlineData("Litecoin", "This looks like an address of Litecoin, which we do not hold.")]
    public void A_fact_that_is_not_there_has_words_of_its_own(string? looksLike, string expected) =>
        s_texts.Say("en", "refusal.targets.unknown-format", looksLike is null ? [("length", 9)] : [("length", 9), ("looks-like", looksLike)]).ShouldStartWith(expected);

    [Fact]
    public void A_missing_key_and_a_missing_value_show_themselves()
    {
        s_texts.Say("en", "no.such.key").ShouldBe("⟦no.such.key⟧");
        Of("en", "Hello {name}").Say("en", "key").ShouldBe("Hello ⟦name⟧");
    }

    [Fact]
    public void An_unknown_language_is_answered_in_English() => s_texts.Say("xx", "nav.queue").ShouldBe("Queue");

    [Fact]
    public void The_pseudo_language_marks_every_sentence_and_keeps_the_values()
    {
        s_texts.Say("qps", "form.at-line", ("line", 7), ("text", "bc1q")).ShouldBe("⟦Lîñé 7: bc1q⟧");
        s_texts.Has("qps", "form.at-line").ShouldBeTrue();
    }

    [Fact]
    public void Malformed_texts_are_all_named_at_once()
    {
        var refused = Should.Throw<InvalidOperationException>(() => TextCatalogue.Read(
        [
            new("en", "a.json", """{"open":"{name","kind":"{n, number}","twice":"a","plural":"{n, plural, other{#}}","few":"{n, plural, one{#} few{#} other{#}}"}"""),
            new("en", "b.json", """{"twice":"b","select":"{x, select, a{b}}","text":1}"""),
            new("ar", "c.json", """{"five":"{n, plural, one{#} two{#} few{#} many{#} other{#}}"}"""),
            new("ar", "d.json", "not json"),
        ]));

        foreach (var fault in new[]
        {
            "en/a.json: open: a brace that does not close", "en/a.json: kind: \"number\" where only plural or select may stand",
            "en/a.json: plural: the plural of n lacks one", "en/a.json: few: the plural of n has few, which the language does not",
            "en/b.json: the key twice stands twice", "en/b.json: select: the choice of x has no branch \"other\"", "en/b.json: text:",
            "ar/c.json: five: the plural of n lacks zero", "ar/d.json:",
        })
            refused.Message.ShouldContain(fault);
    }

    [Theory]
    [InlineData("en", "Question", "The question to the agency"), InlineData("en", "Reply", "Your reply"), InlineData("en", "Reason", "The reason"), InlineData("en", "Narrative", "What happened")]
    [InlineData("ar", "Question", "السؤال الموجّه إلى الجهة"), InlineData("ar", "Words", "نص الرد")]
    public void What_is_wrong_with_words_names_their_field(string language, string field, string name)
    {
        foreach (var code in new[] { "form.too-long", "form.control-character", "form.hidden-character" })
        {
            var said = s_texts.Say(language, new Refusal(code, ("field", field), ("limit", 4000), ("character", "U+202E")) { Field = "Text" });

            said.ShouldContain(name);
            said.ShouldNotContain("The answer");
            said.ShouldNotContain("الإجابة");
            said.ShouldNotContain("⟦");
        }
    }

    [Fact]
    public void Every_refusal_of_the_portal_has_a_sentence()
    {
        var codes = Sources().SelectMany(file => (file.EndsWith("Errors.cs", StringComparison.Ordinal) ? TableCode : RefusalCode).Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct().ToList();

        codes.ShouldContain("requests.freeze-too-long");
        codes.Where(code => !s_texts.Has("en", "refusal." + code)).ShouldBeEmpty();
    }

    /// <summary>Refusals made on the spot and rules that name one. A code that is put together at run time is not read.</summary>
    private static Regex RefusalCode { get; } = new("""(?:Refusal\(|WithErrorCode\()\s*"([a-z]+\.[a-z-]+)"[,)]""");

    /// <summary>What a table of errors makes.</summary>
    private static Regex TableCode { get; } = new("""\bnew\(\s*"([a-z]+\.[a-z-]+)"[,)]""");

    private static IEnumerable<string> Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
            folder = folder.Parent!;
        return new[] { "Portal.Domain", "Portal.Application" }
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(folder.FullName, "src", room), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    private static TextCatalogue Of(string language, string message) =>
        TextCatalogue.Read([new(language, "t.json", $$"""{"key":"{{message}}"}""")]);
}
