using System.Text;
using Portal.Packets.Typst;

namespace Portal.Packets.Tests.Typst;

/// <summary>What the worker itself refuses, whoever asks it.</summary>
public sealed class WorkerTests
{
    private static readonly TypstSettings s_settings = new();

    [PressFact]
    public async Task A_file_without_a_relationship_is_refused()
    {
        (await AskAsync(json => json)).Why.ShouldBeNull();
        (await AskAsync(json => json.Replace("\"relationship\":\"data\"", "\"relationship\":null"))).Why.ShouldBe("A file has no relationship.");
    }

    [PressFact]
    public async Task A_warning_is_a_failure() =>
        (await AskAsync(json => json, "#set text(font: \"No Such Typeface\")\n")).Why.ShouldNotBeNull().ShouldContain("unknown font family");

    [PressFact]
    public async Task A_document_without_a_title_is_found_by_the_lint()
    {
        static string Untitled(string json) => json.Replace("\"title-plain\":\"Answer to your request\"", "\"title-plain\":\"\"");
        (await AskAsync(Untitled)).Why.ShouldBeNull();
        (await AskAsync(Untitled, lint: true)).Why.ShouldNotBeNull().ShouldContain("title");
    }

    private static async Task<TypstAnswer> AskAsync(Func<string, string> change, string before = "", bool lint = false)
    {
        using var folder = new WorkerFolder(before);
        var json = Encoding.UTF8.GetString(PacketJson.Write(PacketGlyphs.Of(Path.Combine(s_settings.Folder, "fonts")), Letters.English));
        await using var worker = (await TypstProcess.StartAsync(s_settings with { Folder = folder.Path }, SearchPath.Find("node")!, jailed: false, TimeProvider.System, default)).ShouldNotBeNull();
        var job = new TypstJob("letter.typ", lint, [Encoding.UTF8.GetBytes(change(json)), .. Letters.English.Files.Select(file => file.Bytes)]);
        return await worker.SetAsync(job, s_settings.TimeLimit, TimeProvider.System, default);
    }
}
