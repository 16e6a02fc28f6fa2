using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ports;
using Portal.Packets.Tables;

namespace Portal.Packets.Tests.Tables;

public sealed class CsvTablesTests
{
    private static readonly ServiceProvider s_services = new ServiceCollection().AddTables().BuildServiceProvider();
    private static readonly ITableReader s_reader = s_services.GetRequiredService<ITableReader>();
    private static readonly ITableWriter s_writer = s_services.GetRequiredService<ITableWriter>();

    [Theory]
    [InlineData("a,b\n1,2\n", ','), InlineData("a;b\r\n1;2", ';'), InlineData("a\tb\r1\t2\r", '\t'), InlineData("\"a,a,a\";b\n1;2\n", ';'), InlineData("\uFEFFa,b\n1,2\n", ',')]
    public void What_stands_between_cells_is_found_in_the_head(string csv, char delimiter)
    {
        var table = Read(csv).Value;

        table.Delimiter.ShouldBe(delimiter);
        table.Head[^1].ShouldBe("b");
        table.Head[0].ShouldStartWith("a");
        table.Rows.ShouldHaveSingleItem().Cells.ShouldBe(["1", "2"]);
    }

    [Fact]
    public void Cells_are_exactly_what_stands_there()
    {
        var table = Read("a,b\n\" x \"\"y\"\", z\",=1+1\n\"two\r\nlines\",\u0627\u0644 \n").Value;

        table.Rows.SelectMany(row => row.Cells).ShouldBe([" x \"y\", z", "=1+1", "two\r\nlines", "\u0627\u0644 "]);
    }

    [Fact]
    public void Rows_are_numbered_as_a_spreadsheet_does_and_empty_ones_left_out() =>
        Read("a,b\n1,2\n\n,\n3,4\n5\n6,7,8\n").Value.Rows.Select(row => (row.Row, row.Cells.Count)).ShouldBe([(2, 2), (5, 2), (6, 1), (7, 3)]);

    [Theory]
    [InlineData("", "tables.no-head"), InlineData("\n\n", "tables.no-head"), InlineData("a,b\n", "tables.no-rows"), InlineData("a,a\n1,2\n", "tables.head-twice")]
    [InlineData("a,b\n1,2\n3,4\n5,6\n", "tables.too-many-rows"), InlineData("a,b\n1,\"2\n3,4\n", "tables.broken"), InlineData("a,b\n1,x\"y\n", "tables.broken"), InlineData("a,b\n1,\"2\"x\n", "tables.broken")]
    public void What_is_no_table_is_refused(string csv, string code) => Read(csv, maxRows: 2).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void A_row_of_more_cells_than_a_page_could_show_is_refused()
    {
        var (widest, wider) = (string.Join(',', Enumerable.Range(1, 256)), string.Join(',', Enumerable.Range(1, 257)));

        Read($"{widest}\n1\n").Succeeded.ShouldBeTrue();
        Read($"{wider}\n1\n").Refusals.ShouldHaveSingleItem().Arguments.ShouldBe([("row", (object)1), ("limit", 256)]);
        Read($"a,b\n{wider}\n").Refusals.ShouldHaveSingleItem().Code.ShouldBe("tables.too-many-columns");
    }

    [Fact]
    public void A_broken_row_is_named() => Read("a,b\n1,2\n3,\"4\"5\n").Refusals.Single().Arguments.ShouldBe([("row", (object)3)]);

    [Theory]
    [InlineData(new byte[] { 0x61, 0x2C, 0xFF, 0x0A, 0x31, 0x2C, 0x32 }), InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00, 0x2C, 0x00 })]
    public void A_file_in_another_encoding_is_refused(byte[] bytes) => s_reader.Read(bytes, 10).Refusals.ShouldHaveSingleItem().Code.ShouldBe("tables.not-utf8");

    [Fact]
    public void What_is_written_has_one_form_and_reads_back_as_it_was()
    {
        string[][] rows = [["1", "plain"], ["2", "a,b"], ["3", "\"quoted\""], ["4", "two\r\nlines"], ["5", "=1+1"], ["6", " padded "], ["7", "\u0627\u0644"], ["8", ""]];

        var bytes = s_writer.Write(["id", "text"], rows);

        Encoding.UTF8.GetString(bytes).ShouldBe(
            "id,text\n1,plain\n2,\"a,b\"\n3,\"\"\"quoted\"\"\"\n4,\"two\r\nlines\"\n5,=1+1\n6, padded \n7,\u0627\u0644\n8,\n");
        s_reader.Read(bytes, 10).Value.Rows.Select(row => row.Cells).ShouldBe(rows);
    }

    private static Domain.Result<ReadTable> Read(string csv, int maxRows = 10) => s_reader.Read(Encoding.UTF8.GetBytes(csv), maxRows);
}
