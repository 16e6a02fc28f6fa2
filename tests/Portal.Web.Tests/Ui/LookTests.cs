using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Portal.Web.Tests.Ui;

/// <summary>What a picture cannot prove: contrast by arithmetic, weight by compression.</summary>
public sealed class LookTests
{
    private static readonly string s_root = Path.Combine(TryOut.Root, "src", "Portal.Web", "wwwroot");

    public static TheoryData<string, string, double> Pairs => new()
    {
        { "ink", "paper", 7 }, { "ink", "surface", 7 }, { "ink-soft", "sunk", 4.5 }, { "muted", "paper", 4.5 }, { "muted", "surface", 4.5 }, { "muted", "sunk", 4.5 },
        { "on-accent", "accent", 4.5 }, { "on-accent", "accent-strong", 4.5 }, { "accent", "paper", 4.5 }, { "accent", "surface", 4.5 }, { "accent-strong", "sunk", 4.5 },
        { "link", "paper", 4.5 }, { "link", "surface", 4.5 }, { "link", "sunk", 4.5 }, { "link", "grey-ground", 4.5 },
        { "red", "surface", 4.5 }, { "red", "paper", 4.5 }, { "red", "red-ground", 4.5 }, { "amber", "amber-ground", 4.5 }, { "green", "green-ground", 4.5 }, { "grey", "grey-ground", 4.5 },
        { "ink", "amber-ground", 7 }, { "ink", "green-ground", 7 }, { "ink", "grey-ground", 7 }, { "control-line", "surface", 3 }, { "control-line", "paper", 3 },
        { "masthead-text", "masthead", 7 }, { "brass", "masthead", 3 }, { "masthead-ink", "brass", 4.5 },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Text_and_ground_keep_their_contrast_in_light_and_dark(string text, string ground, double least)
    {
        foreach (var theme in new[] { Tokens("color-scheme: light"), Tokens("[data-theme=\"dark\"]") })
            Contrast(theme[text], theme[ground]).ShouldBeGreaterThanOrEqualTo(least);
    }

    [Fact]
    public void A_device_that_asks_for_dark_gets_the_same_dark_as_a_person_who_does() =>
        Tokens("[data-theme=\"auto\"]").ShouldBe(Tokens("[data-theme=\"dark\"]"));

    [Fact]
    public void Stylesheets_and_scripts_stay_light_for_slow_lines()
    {
        Weigh("css", "*.css").ShouldBeLessThanOrEqualTo(15_000);
        (Weigh("js", "*.js") + Weigh("", "*.js")).ShouldBeLessThanOrEqualTo(8_000);
    }

    [Fact]
    public void Stylesheets_name_nothing_from_elsewhere_and_nothing_inline()
    {
        foreach (var sheet in Directory.EnumerateFiles(Path.Combine(s_root, "css")))
        {
            var css = File.ReadAllText(sheet);
            Regex.IsMatch(css, "url\\([\"']?(data|//)").ShouldBeFalse(sheet);
            css.ShouldNotContain("http");
            css.Split('\n').Length.ShouldBeLessThanOrEqualTo(300);
        }
    }

    [Fact]
    public void Every_typeface_of_the_stylesheet_is_copied_by_the_build_with_its_licence()
    {
        var targets = File.ReadAllText(Path.Combine(TryOut.Root, "src", "Portal.Web", "Fonts.targets"));
        foreach (Match font in Regex.Matches(File.ReadAllText(Path.Combine(s_root, "css", "tokens.css")), "fonts/([a-z0-9-]+\\.woff2)"))
        {
            targets.ShouldContain(font.Groups[1].Value);
            new FileInfo(Path.Combine(s_root, "fonts", font.Groups[1].Value)).Length.ShouldBeInRange(1, 50_000);
        }

        File.ReadAllText(Path.Combine(s_root, "fonts", "ibm-plex-sans-licence.txt")).ShouldContain("SIL Open Font License");
    }

    [Fact]
    public void The_lock_of_the_typefaces_names_no_registry() =>
        File.ReadAllText(Path.Combine(TryOut.Root, "src", "Portal.Web", "package-lock.json")).ShouldNotContain("\"resolved\"");

    private static Dictionary<string, string> Tokens(string block)
    {
        var css = File.ReadAllText(Path.Combine(s_root, "css", "tokens.css"));
        var tokens = Read(css[css.IndexOf("--brass", StringComparison.Ordinal)..css.IndexOf("/* Light", StringComparison.Ordinal)]);
        var start = css.IndexOf(block, StringComparison.Ordinal);
        foreach (var (name, value) in Read(css[start..css.IndexOf('}', start)]))
            tokens[name] = value;
        return tokens;
    }

    private static Dictionary<string, string> Read(string css) =>
        Regex.Matches(css, "--([a-z-]+): (#[0-9a-f]{6});").ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>Relative luminance, WCAG 2.2.</summary>
    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }

    private static long Weigh(string folder, string pattern) => Directory.EnumerateFiles(Path.Combine(s_root, folder), pattern).Sum(file =>
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(File.ReadAllBytes(file));
        return packed.Length;
    });
}
