using System.Security.Cryptography;
using Portal.Packets.Pdf;

namespace Portal.Packets.Verify;

/// <summary>Holds the embedded files against the manifest.</summary>
internal static class FileChecks
{
    private const long MostBytes = 512L * 1024 * 1024;

    public static void Run(PdfFile file, FindingList findings)
    {
        try
        {
            if (Fault(file) is { } fault)
                findings.Fail(PacketCheck.Files, fault.Reason, ("file", fault.Name));
            else
                findings.Pass(PacketCheck.Files, ("files", EmbeddedFiles.List(file).Count));
        }
        catch (PdfFormatException wrong)
        {
            findings.Fail(PacketCheck.Files, wrong.Reason, ("at", wrong.Offset));
        }
        catch (InvalidDataException)
        {
            findings.Fail(PacketCheck.Files, "a file that cannot be decompressed");
        }
    }

    private static (string Reason, string Name)? Fault(PdfFile file)
    {
        var embedded = EmbeddedFiles.List(file);
        if (embedded.GroupBy(one => one.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return ("two embedded files have one name", twice.Key);
        if (!EmbeddedFiles.Streams(file).SetEquals(embedded.Select(one => one.Stream)))
            return ("a file is embedded that the list of attachments does not name", "");
        if (embedded.FirstOrDefault(one => one.Name == PacketManifest.Name) is not { } listed || EmbeddedFiles.Read(file, listed.Stream) is not { } bytes || PacketManifest.Read(bytes) is not { } manifest)
            return ("the manifest is missing or not of a known format", PacketManifest.Name);
        var others = embedded.Where(one => one.Name != PacketManifest.Name).ToDictionary(one => one.Name);
        if (others.Keys.Except(manifest.Files.Select(one => one.Name)).FirstOrDefault() is { } extra)
            return ("the manifest does not list it", extra);
        var left = MostBytes;
        foreach (var wanted in manifest.Files)
        {
            if (!others.Remove(wanted.Name, out var found))
                return ("it is missing, or the manifest lists it twice", wanted.Name);
            if (EmbeddedFiles.Read(file, found.Stream) is not { } contents || (left -= contents.Length) < 0)
                return ("it is too large to be checked", wanted.Name);
            if (contents.Length != wanted.Size || Convert.ToHexStringLower(SHA256.HashData(contents)) != wanted.Sha256)
                return ("its size or its SHA-256 is not the manifest's", wanted.Name);
            if (found.MediaType != wanted.MediaType)
                return ("its media type is not the manifest's", wanted.Name);
        }

        return null;
    }
}
