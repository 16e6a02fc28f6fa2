using System.Text;
using Portal.Application.Packets.Contents;

namespace Portal.Application.Tests.Packets;

public sealed class ProducedRowsTests
{
    [Theory]
    [InlineData("a,target\n1,X\n2,Y\n3,X", "a,target\n1,X\n3,X", 2)]
    [InlineData("target,a\r\nX,1\r\nY,2\r\n", "target,a\r\nX,1\r\n", 1)]
    [InlineData("target,a\nY,\"X\nX,1\"\n", "target,a\n", 0)]
    [InlineData("target,a\n\"X\",\"Y\n\"\n", "target,a\n\"X\",\"Y\n\"\n", 1)]
    [InlineData("a,b\nX,X\n", "a,b\n", 0)]
    [InlineData("a,target\nX\n", "a,target\n", 0)]
    [InlineData("target,a\n X,1\nx,2\nX ,3\n", "target,a\n", 0)]
    [InlineData("target,a\nX,\"never closed\nX,2\n", "target,a\nX,\"never closed\nX,2\n", 1)]
    [InlineData("", "", 0)]
    public void Only_rows_whose_target_cell_is_a_produced_target_are_kept_byte_for_byte(string file, string kept, int rows)
    {
        var left = ProducedRows.Of(Encoding.UTF8.GetBytes(file), new HashSet<string> { "X" });

        (Encoding.UTF8.GetString(left.Bytes), left.Rows).ShouldBe((kept, rows));
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_not_guessed_at() =>
        Should.Throw<DecoderFallbackException>(() => ProducedRows.Of([0xFF, 0xFE, 0x41], new HashSet<string>()));
}
