using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Cli;

namespace Portal.Journeys.Tests;

/// <summary>A downloaded packet in a folder of its own, and what the tools of others say about it. The commands stand in
/// <c>docs/packet-format.md</c>.</summary>
internal sealed partial class Packet : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("packet-").FullName;
    private readonly byte[] _bytes;
    private readonly string _authority;

    public Packet(byte[] bytes, PortalProcess portal)
    {
        (_bytes, _authority) = (bytes, Path.Combine(portal.DataFolder, "seal", "authority.pem"));
        File.WriteAllBytes(File_("packet.pdf"), bytes);
    }

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(_bytes));

    /// <summary>Fetches the newest answer, which stands first, as the officer does: from the request's page, after a proof of presence.</summary>
    /// <returns>The packet, and the hash its page tells.</returns>
    public static async Task<(Packet Packet, string Told)> FetchAsync(Window officer, string request, PortalProcess portal)
    {
        await officer.GoWhenAsync(request, "Open the answer");
        await officer.FollowAsync(officer.Main.GetByRole(AriaRole.Link, new() { Name = Tongue.Of(officer.Language, "Open the answer"), Exact = true }).First);
        if (officer.Page.Url.Contains("/presence", StringComparison.Ordinal))
            await officer.ConfirmPresenceAsync();
        var (name, bytes) = await officer.FetchAsync("Download the packet");
        name.ShouldEndWith(".pdf");
        var packet = new Packet(bytes, portal);
        var told = await officer.Main.Locator("dd .address").AllInnerTextsAsync();
        return (packet, told.Single(text => Hash().IsMatch(text)));
    }

    /// <summary>Everything that has to hold of every packet.</summary>
    public void Holds(string told)
    {
        told.ShouldBe(Sha256);
        var signed = Run("pdfsig", File_("packet.pdf")).Said;
        signed.ShouldContain("Signature is Valid.");
        signed.ShouldContain("Total document signed");
        Regex.Count(signed, "Signature #").ShouldBe(1);
        var (exit, sound) = Run("qpdf", "--check", File_("packet.pdf"));
        exit.ShouldBe(0, sound);
        sound.ShouldContain("No syntax or stream encoding errors found");
        OpensslVerifies();
        Files();
        using var output = new StringWriter();
        using var error = new StringWriter();
        PortalCommand.Run(["verify", "packet", File_("packet.pdf"), "--sha256", told, "--authority", _authority], TextReader.Null, output, error).ShouldBe(0, $"{output}{error}");
    }

    /// <summary>What is on its pages has to hold these texts; where their lines are broken does not matter.</summary>
    public void Shows(params string[] texts)
    {
        var pages = Pages();
        texts.ShouldAllBe(text => pages.Contains(Unbroken(text)), $"The pages show:\n{pages}");
    }

    /// <summary>The embedded files by name, each with the hash its manifest tells.</summary>
    public Dictionary<string, byte[]> Files()
    {
        var folder = Directory.CreateDirectory(File_("files")).FullName;
        Run("pdfdetach", "-saveall", "-o", folder, File_("packet.pdf")).Exit.ShouldBe(0);
        var files = Directory.GetFiles(folder).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
        using var manifest = JsonDocument.Parse(files["manifest.json"]);
        var told = manifest.RootElement.GetProperty("files").EnumerateArray().ToDictionary(file => file.GetProperty("name").GetString()!, file => file.GetProperty("sha256").GetString());
        files.Keys.Where(name => name != "manifest.json").ShouldBe(told.Keys, ignoreOrder: true);
        foreach (var (name, hash) in told)
            Convert.ToHexStringLower(SHA256.HashData(files[name])).ShouldBe(hash);
        return files;
    }

    /// <summary>Whether a text is in any byte of the packet: as it stands, in its streams inflated, in its embedded files, on its pages.</summary>
    public bool Contains(string text)
    {
        Run("qpdf", "--qdf", "--object-streams=disable", File_("packet.pdf"), File_("inflated.pdf"));
        byte[][] everything = [_bytes, File.ReadAllBytes(File_("inflated.pdf")), .. Files().Values, Encoding.UTF8.GetBytes(Pages())];
        byte[][] spellings = [Encoding.UTF8.GetBytes(text), Encoding.BigEndianUnicode.GetBytes(text), Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)))];
        return everything.Any(bytes => spellings.Any(spelling => bytes.AsSpan().IndexOf(spelling) >= 0));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Pages()
    {
        Run("pdftotext", "-raw", File_("packet.pdf"), File_("text.txt")).Exit.ShouldBe(0);
        return Unbroken(File.ReadAllText(File_("text.txt")));
    }

    /// <summary>Without the blanks, line ends and marks of direction that setting puts between characters.</summary>
    private static string Unbroken(string text) => string.Concat(text.Where(character =>
        !char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.Control)));

    private void OpensslVerifies()
    {
        var latin = Encoding.Latin1.GetString(_bytes);
        var ranges = ByteRange().Match(latin);
        var (start, end) = (Number(ranges, 1), Number(ranges, 2));
        (end + Number(ranges, 3)).ShouldBe(_bytes.Length, "covered to the last byte");
        File.WriteAllBytes(File_("signature.der"), Convert.FromHexString(latin[(start + 1)..(end - 1)]));
        File.WriteAllBytes(File_("covered.bin"), [.. _bytes[..start], .. _bytes[end..]]);
        var at = DateTimeOffset.ParseExact(SealedAt().Matches(latin)[^1].Groups[1].Value, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var (exit, said) = Run(
            "openssl", "cms", "-verify", "-cades", "-inform", "DER", "-in", File_("signature.der"), "-content", File_("covered.bin"), "-binary", "-CAfile", _authority,
            "-purpose", "any", "-attime", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), "-out", File_("verified.bin"));
        exit.ShouldBe(0, said);
        said.ShouldContain("CAdES Verification successful");
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private string File_(string name) => Path.Combine(_folder, name);

    private static (int Exit, string Said) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        return (process.ExitCode, said);
    }

    [GeneratedRegex(@"/ByteRange \[0 (\d+) +(\d+) +(\d+) *\]")]
    private static partial Regex ByteRange();

    [GeneratedRegex(@"/M \(D:(\d{14})Z\)")]
    private static partial Regex SealedAt();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Hash();
}
