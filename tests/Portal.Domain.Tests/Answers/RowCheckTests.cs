using Portal.Domain.Answers;
using Portal.Domain.Policies;

namespace Portal.Domain.Tests.Answers;

public sealed class RowCheckTests
{
    private const string Bitcoin = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    private const string Ripple = "rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B";
    private const string Evm = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    private static readonly DataCategory s_category = new("deposits-withdrawals",
    [
        new("target", DataColumnType.Text, Required: true), new("occurred_at_utc", DataColumnType.Instant), new("posted_at_utc", DataColumnType.Instant),
        new("amount", DataColumnType.Amount), new("output_index", DataColumnType.Whole), new("to_address", DataColumnType.Address), new("note", DataColumnType.Text),
    ]);

    [Theory]
    [InlineData("2026-10-01T14:00:00+02:00", "2026-10-01T12:00:00Z"), InlineData("2026-10-01 12:00:00Z", "2026-10-01T12:00:00Z"), InlineData("2026-10-01t12:00:00z", "2026-10-01T12:00:00Z")]
    [InlineData(" 2026-10-01T12:00:00.123456789-00:30 ", "2026-10-01T12:30:00.123456789Z"), InlineData("2026-10-01T12:00:00.10Z", "2026-10-01T12:00:00.10Z")]
    public void An_instant_is_turned_to_UTC_with_every_digit_it_has(string cell, string utc) => Read("posted_at_utc", cell).ShouldBe((utc, null));

    [Theory]
    [InlineData("2026-10-01T12:00:00"), InlineData("2026-10-01"), InlineData("01.10.2026 12:00"), InlineData("2026-02-30T12:00:00Z"), InlineData("2026-10-01T12:00:00.Z")]
    [InlineData("2026-10-01T12:00:00.1234567890Z"), InlineData("2026-10-01T12:00Z"), InlineData("2026-10-01T12:00:00+0200"), InlineData("1790856000"), InlineData("2026-10-01T24:00:00Z"), InlineData("0001-01-01T00:00:00+14:00")]
    public void What_can_be_read_as_two_instants_is_none(string cell) => Read("posted_at_utc", cell).Fault.ShouldBe(RowFaultKind.NotAnInstant);

    [Theory]
    [InlineData("0"), InlineData("-1"), InlineData("0.50"), InlineData("115792089237316195423570985008687907853269984665640564039457584007913129639935.000000000000000001")]
    public void An_amount_stays_as_it_is_written(string cell) => Read("amount", cell).ShouldBe((cell, null));

    [Theory]
    [InlineData("1e3"), InlineData("1,000"), InlineData(".5"), InlineData("5."), InlineData("1.2.3"), InlineData("+1"), InlineData("--1"), InlineData("-"), InlineData("1 000"), InlineData("٣"), InlineData("0x10"), InlineData("NaN")]
    public void What_can_be_read_as_two_amounts_is_none(string cell) => Read("amount", cell).Fault.ShouldBe(RowFaultKind.NotAnAmount);

    [Theory]
    [InlineData("0", null), InlineData("-12", null), InlineData("1.0", RowFaultKind.NotWhole), InlineData("one", RowFaultKind.NotWhole)]
    public void A_whole_number_has_no_point(string cell, RowFaultKind? fault) => Read("output_index", cell).Fault.ShouldBe(fault);

    [Theory]
    [InlineData(Evm, "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", null), InlineData("addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3", "addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3", null)]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", null, RowFaultKind.NotAnAddress), InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7\u200BDivfNa", null, RowFaultKind.NotAnAddress)]
    [InlineData("X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqZ", "r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59", null), InlineData("X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu", "X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu", null)]
    public void An_address_is_in_its_normal_form_or_of_a_chain_that_is_not_known_here(string cell, string? normal, RowFaultKind? fault) =>
        Read("to_address", cell).ShouldBe((normal ?? cell, fault));

    [Theory]
    [InlineData("=1+1"), InlineData(" padded "), InlineData("two\nlines")]
    public void Text_is_evidence_and_stays_as_it_is(string cell) => Read("note", cell).ShouldBe((cell, null));

    [Theory]
    [InlineData("exe.\u202Efdp"), InlineData("12\u200B44"), InlineData("\u2066turned\u2069"), InlineData("a\u2028b"), InlineData("a bell \u0007")]
    public void Text_in_which_something_cannot_be_seen_is_told_of(string cell) => Read("note", cell).ShouldBe((cell, RowFaultKind.Hidden));

    [Theory]
    [InlineData("2026-10-01T00:00:00Z", null), InlineData("2026-10-31T22:59:59.999999999Z", null), InlineData("2026-09-30T23:59:59.999Z", RowFaultKind.OutsideRange), InlineData("2026-11-01T00:00:00+01:00", RowFaultKind.OutsideRange)]
    public void A_row_from_outside_the_range_is_over_production(string cell, RowFaultKind? fault)
    {
        Read("occurred_at_utc", cell).Fault.ShouldBe(fault);
        Read("posted_at_utc", cell).Fault.ShouldBeNull("only the column that dates the row");
    }

    [Theory]
    [InlineData(Bitcoin, Bitcoin, 1, null), InlineData($" {Bitcoin}\t", Bitcoin, 1, null), InlineData("1BoatSLRHtKNngkdXEeobR76b53LETtpyT", null, 0, RowFaultKind.TargetUnknown)]
    [InlineData(Evm, "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", 4, RowFaultKind.TargetNotProduced), InlineData("nonsense", null, 0, RowFaultKind.TargetUnknown), InlineData("", null, 0, RowFaultKind.Missing)]
    [InlineData(Ripple + "?dt=7", Ripple + "?dt=7", 2, null), InlineData(Ripple + "?dt=8", Ripple + "?dt=8", 3, null), InlineData(Ripple + "?dt=9", null, 0, RowFaultKind.TargetUnknown), InlineData(Ripple, null, 0, RowFaultKind.TargetAmbiguous)]
    public void A_row_is_about_a_target_that_was_asked_for_and_is_given(string cell, string? written, int line, RowFaultKind? fault)
    {
        var row = Checked("target", cell);

        (row.Cells[0], row.Line).ShouldBe((written ?? cell, line));
        row.Faults.Select(found => ((RowFaultKind?)found.Kind, found.Row)).ShouldBe(fault is null ? [] : [(fault, 2)]);
    }

    [Fact]
    public void A_target_named_once_is_meant_without_its_tag() =>
        new RowCheck(s_category, [new(5, Ripple, 7, Open: true)], default, default).Check(2, [Ripple, "", "", "", "", "", ""]).ShouldSatisfyAllConditions(
            row => row.Line.ShouldBe(5), row => row.Cells[0].ShouldBe(Ripple + "?dt=7"), row => row.Faults.ShouldBeEmpty());

    private static (string Value, RowFaultKind? Fault) Read(string column, string cell)
    {
        var row = Checked(column, cell);
        return (row.Cells[At(column)], row.Faults.Select(fault => (RowFaultKind?)fault.Kind).SingleOrDefault());
    }

    private static ProducedRow Checked(string column, string cell)
    {
        var cells = s_category.Columns.Select(other => other.Name == "target" ? Bitcoin : "").ToArray();
        cells[At(column)] = cell;
        RowTarget[] targets = [new(1, Bitcoin, null, Open: true), new(2, Ripple, 7, Open: true), new(3, Ripple, 8, Open: true), new(4, Evm.ToLowerInvariant(), null, Open: false)];
        return new RowCheck(s_category, targets, new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 10, 31, 23, 0, 0, TimeSpan.Zero)).Check(2, cells);
    }

    private static int At(string column) => s_category.Columns.Select(other => other.Name).ToList().IndexOf(column);
}
