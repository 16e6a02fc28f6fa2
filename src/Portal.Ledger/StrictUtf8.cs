using System.Text;

namespace Portal.Ledger;

/// <summary>UTF-8 that refuses where the ordinary encoding would write or read a replacement character.</summary>
internal static class StrictUtf8
{
    public static UTF8Encoding Encoding { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
