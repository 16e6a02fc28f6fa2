using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Packets.Seal;
using Portal.Packets.Tests.Seal;

namespace Portal.Packets.Tests.Verify;

/// <summary>What the tools of others say about a packet. The commands stand in <c>docs/packet-format.md</c>.</summary>
public sealed class OutsideToolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("packet-").FullName;
    private readonly SealChain _chain = Rendered.AChain();

    [OutsideToolFact("pdfsig")]
    public void Pdfsig_finds_the_signature_valid_and_the_whole_file_signed()
    {
        var said = OutsideTool.Run("pdfsig", Write("packet.pdf", _chain.Sealed())).Said;

        said.ShouldContain("Signature is Valid.");
        said.ShouldContain("Total document signed");
        said.ShouldContain("Signature Type: ETSI.CAdES.detached");
        Regex.Count(said, "Signature #").ShouldBe(1);
    }

    [OutsideToolFact("pdfsig")]
    public void Pdfsig_finds_a_changed_page()
    {
        var packet = _chain.Sealed();
        packet[4000] ^= 1;

        OutsideTool.Run("pdfsig", Write("packet.pdf", packet)).Said.ShouldContain("Digest Mismatch");
    }

    [OutsideToolFact("qpdf")]
    public void Qpdf_finds_nothing_wrong_with_the_file()
    {
        var (exit, said) = OutsideTool.Run("qpdf", "--check", Write("packet.pdf", _chain.Sealed()));

        said.ShouldContain("No syntax or stream encoding errors found");
        said.ShouldNotContain("WARNING");
        exit.ShouldBe(0);
    }

    [OutsideToolFact("openssl")]
    public void Openssl_verifies_the_signature_against_the_published_authority()
    {
        var (exit, said) = VerifyWithOpenssl(_chain.Sealed(), _chain);

        said.ShouldContain("CAdES Verification successful");
        exit.ShouldBe(0);
    }

    [OutsideToolFact("openssl")]
    public void Openssl_finds_another_authority_and_a_changed_byte()
    {
        VerifyWithOpenssl(_chain.Sealed(), Rendered.AChain()).Exit.ShouldNotBe(0);
        var packet = _chain.Sealed();
        packet[4000] ^= 1;

        VerifyWithOpenssl(packet, _chain).Exit.ShouldNotBe(0);
    }

    [OutsideToolFact("pdfdetach")]
    public void Pdfdetach_gives_back_the_files_that_the_manifest_lists()
    {
        OutsideTool.Run("pdfdetach", "-saveall", "-o", _folder, Write("packet.pdf", _chain.Sealed())).Exit.ShouldBe(0);

        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder, "manifest.json")));
        var files = manifest.RootElement.GetProperty("files").EnumerateArray().ToList();
        files.ShouldNotBeEmpty();
        foreach (var file in files)
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_folder, file.GetProperty("name").GetString()!)))).ShouldBe(file.GetProperty("sha256").GetString());
    }

    [OutsideToolFact("pdfsig", "qpdf", "openssl", "perl", "bash")]
    public void The_documented_commands_say_what_the_page_says()
    {
        var commands = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "packet-format.md")).Split("```sh\n")[1].Split("```")[0];
        var packet = _chain.Sealed();
        Write("packet.pdf", packet);
        Write("authority.pem", Encoding.ASCII.GetBytes(_chain.AuthorityPem()));

        var (exit, said) = OutsideTool.Run("bash", "-c", $"cd '{_folder}' && set -e\n{commands}");

        exit.ShouldBe(0, said);
        string[] expected =
        [
            $"{Convert.ToHexStringLower(SHA256.HashData(packet))}  packet.pdf", "No syntax or stream encoding errors found", "Signature is Valid.", "Total document signed", "covered to the last byte",
            "CAdES Verification successful", $"{Convert.ToHexStringLower(SHA256.HashData(Rendered.Pdf))}  -", "dbb89049182580c164e5474dadcea4497e38094d85223d23e9123a2efd7761f5  rows.csv",
        ];
        expected.ShouldAllBe(line => said.Contains(line));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (int Exit, string Said) VerifyWithOpenssl(byte[] packet, SealChain authority)
    {
        var ranges = Regex.Match(Encoding.Latin1.GetString(packet), @"/ByteRange \[0 (\d+) +(\d+) ");
        var (start, end) = (int.Parse(ranges.Groups[1].Value), int.Parse(ranges.Groups[2].Value));
        var signature = Write("signature.der", Convert.FromHexString(Encoding.ASCII.GetString(packet[(start + 1)..(end - 1)])));
        var covered = Write("covered.bin", [.. packet[..start], .. packet[end..]]);
        var authorityFile = Write("authority.pem", Encoding.ASCII.GetBytes(authority.AuthorityPem()));
        return OutsideTool.Run(
            "openssl", "cms", "-verify", "-cades", "-inform", "DER", "-in", signature, "-content", covered, "-binary", "-CAfile", authorityFile, "-purpose", "any",
            "-attime", Rendered.At.ToUnixTimeSeconds().ToString(), "-out", Path.Combine(_folder, "out.bin"));
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
