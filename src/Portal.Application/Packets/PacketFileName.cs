using System.Globalization;
using Portal.Domain.Requests;

namespace Portal.Application.Packets;

/// <summary>What a packet is called where it is saved.</summary>
internal static class PacketFileName
{
    public static string Of(RequestReference reference, int number) => string.Create(CultureInfo.InvariantCulture, $"docket-{reference.Text}-{number}.pdf");
}
