using System.Buffers.Binary;
using System.Collections;

namespace Portal.Packets.Typst;

/// <summary>Reads which characters a TrueType file maps to a glyph: OpenType 1.9, table <c>cmap</c>, formats 4 and 12.</summary>
internal static class CharacterMap
{
    private const int Unicode = 0x110000;

    /// <summary>One bit for each code point.</summary>
    /// <exception cref="InvalidDataException">The file has no map of these formats.</exception>
    public static BitArray Read(string path)
    {
        ReadOnlySpan<byte> font = File.ReadAllBytes(path);
        var map = Table(font, "cmap"u8);
        var covered = new BitArray(Unicode);
        var known = false;
        for (var i = 0; i < U16(map, 2); i++)
        {
            var subtable = map[(int)U32(map, 4 + (8 * i) + 4)..];
            switch (U16(subtable, 0))
            {
                case 4:
                    Segments(subtable, covered);
                    known = true;
                    break;
                case 12:
                    Groups(subtable, covered);
                    known = true;
                    break;
            }
        }

        return known ? covered : throw new InvalidDataException($"{Path.GetFileName(path)} maps no characters.");
    }

    private static ReadOnlySpan<byte> Table(ReadOnlySpan<byte> font, ReadOnlySpan<byte> tag)
    {
        for (var i = 0; i < U16(font, 4); i++)
        {
            var entry = font.Slice(12 + (16 * i), 16);
            if (entry[..4].SequenceEqual(tag))
                return font[(int)U32(entry, 8)..];
        }

        throw new InvalidDataException("The typeface lacks a table.");
    }

    private static void Segments(ReadOnlySpan<byte> table, BitArray covered)
    {
        var twice = U16(table, 6);
        var (ends, starts, deltas, offsets) = (14, 16 + twice, 16 + (2 * twice), 16 + (3 * twice));
        for (var at = 0; at < twice; at += 2)
        {
            var (first, last, offset) = (U16(table, starts + at), U16(table, ends + at), U16(table, offsets + at));
            for (var code = first; code <= last && code < 0xFFFF; code++)
            {
                var glyph = offset == 0 ? code : U16(table, offsets + at + offset + (2 * (code - first)));
                if (offset != 0 && glyph == 0)
                    continue;
                covered[code] |= ((glyph + U16(table, deltas + at)) & 0xFFFF) != 0;
            }
        }
    }

    private static void Groups(ReadOnlySpan<byte> table, BitArray covered)
    {
        for (var i = 0; i < U32(table, 12); i++)
        {
            var group = table.Slice(16 + (12 * i), 12);
            for (var code = U32(group, 0); code <= U32(group, 4); code++)
                covered[(int)code] |= U32(group, 8) + (code - U32(group, 0)) != 0;
        }
    }

    private static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
