using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Portal.Ledger.Notes;

/// <summary>Base 64 of RFC 4648 §4 with one spelling for each value: with padding, without white space or stray bits.</summary>
internal static class StrictBase64
{
    public static bool TryRead(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = Base64.IsValid(text, out var length) ? new byte[length] : null;
        if (bytes is not null && Convert.TryFromBase64String(text, bytes, out var written) && written == length && Convert.ToBase64String(bytes) == text)
            return true;
        bytes = null;
        return false;
    }
}
