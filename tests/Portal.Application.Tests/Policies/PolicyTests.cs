using Portal.Application.Policies;
using Portal.Domain.Clocks;
using Portal.Domain.Policies;
using Portal.Domain.Requests;
using Portal.Domain.Routing;

namespace Portal.Application.Tests.Policies;

public sealed class PolicyTests
{
    private static readonly PolicyBook s_book = PolicyBook.Load();

    public static TheoryData<string, string, Func<PolicyBook, PolicyBook>> Faults => new()
    {
        { "limit", "Clock row FRZ-A1: the limit", book => Rule(book, rule => rule with { Limit = TimeSpan.Zero }) },
        { "calendar", "Clock row FRZ-A1: there is no calendar moon", book => Rule(book, rule => rule with { Calendar = "moon" }) },
        { "no alarms", "Clock row FRZ-A1: alarms", book => Rule(book, rule => rule with { Alarms = [] }) },
        { "alarm beyond", "Clock row FRZ-A1: alarms", book => Rule(book, rule => rule with { Alarms = [50, 101] }) },
        { "alarm at nothing", "Clock row FRZ-A1: alarms", book => Rule(book, rule => rule with { Alarms = [0, 100] }) },
        { "alarms descending", "Clock row FRZ-A1: alarms", book => Rule(book, rule => rule with { Alarms = [80, 50] }) },
        { "alarm twice", "Clock row FRZ-A1: alarms", book => Rule(book, rule => rule with { Alarms = [50, 50] }) },
        { "row twice", "Clock row FRZ-A1 stands twice", book => book with { Clocks = book.Clocks with { Rules = [.. book.Clocks.Rules, book.Clocks.Rules[0]] } } },
        { "no row", "No row starts the clock Acknowledge for a freeze (Normal, Ordered)", book => book with { Clocks = book.Clocks with { Rules = [.. book.Clocks.Rules.Select(rule => rule.Id == "FRZ-A2" ? rule with { Basis = HoldBasis.Provisional } : rule)] } } },
        { "unconfirmed", "No row starts the clock HoldPlaced for a freeze (Normal, Provisional)", book => book with { Clocks = book.Clocks with { Rules = [.. book.Clocks.Rules.Select(rule => rule.Id == "FRZ-H3" ? rule with { Confirmed = false } : rule)] } } },
        { "no answer", "No row starts the clock Respond for a data request (Normal)", book => book with { Clocks = book.Clocks with { Rules = [.. book.Clocks.Rules.Where(rule => rule.Id != "DAT-R2")] } } },
        { "no days", "Calendar operator has no working time", book => Calendar(book, calendar => calendar with { Days = [] }) },
        { "no hours", "Calendar operator has no working time", book => Calendar(book, calendar => calendar with { Closes = calendar.Opens }) },
        { "zone", "Calendar operator: the zone Europe/Atlantis is unknown", book => Calendar(book, calendar => calendar with { Zone = "Europe/Atlantis" }) },
        { "calendar twice", "Calendar operator stands twice", book => book with { Clocks = book.Clocks with { Calendars = [.. book.Clocks.Calendars, book.Clocks.Calendars[0]] } } },
        { "nothing catches", "The last routing row must catch", book => Routes(book, [.. book.Routing.Rules.SkipLast(1)]) },
        { "no routes", "The last routing row must catch", book => Routes(book, []) },
        { "caught before", "Routing row ALL catches everything", book => Routes(book, [new("ALL", null, [], [], [], "rapid"), .. book.Routing.Rules]) },
        { "team", "Routing row X: there is no team moon", book => Routes(book, [new("X", Urgency.Normal, [], [], [], "moon"), .. book.Routing.Rules]) },
        { "route twice", "Routing row RT-1 stands twice", book => Routes(book, [book.Routing.Rules[0], .. book.Routing.Rules]) },
        { "data field", "Completeness row DCM-1: the form has no field Shoe", book => Data(book, data => data with { Completeness = [data.Completeness[0] with { Requires = ["Shoe"] }] }) },
        { "zone of days", "The zone Europe/Atlantis is unknown here", book => Data(book, data => data with { Zones = [.. data.Zones, new("Europe/Atlantis", [])] }) },
        { "zone twice", "The zone Europe/Vienna stands twice", book => Data(book, data => data with { Zones = [.. data.Zones, new("Europe/Vienna", [])] }) },
        { "field", "Completeness row CMP-1: the form has no field Shoe", book => Freezes(book, freezes => freezes with { Completeness = [freezes.Completeness[0] with { Requires = ["Shoe"] }] }) },
        { "instrument", "Completeness row CMP-1: there is no instrument letter", book => Freezes(book, freezes => freezes with { Completeness = [freezes.Completeness[0] with { Instrument = "letter" }] }) },
        { "term", "Instrument court-freezing-order: the longest term", book => Freezes(book, freezes => freezes with { Instruments = [freezes.Instruments[0] with { MaxTermDays = 0 }] }) },
        { "instrument twice", "Instrument court-freezing-order stands twice", book => Freezes(book, freezes => freezes with { Instruments = [.. freezes.Instruments, freezes.Instruments[0]] }) },
        { "decimals", "Asset BTC: 0 to 30 decimals", book => Freezes(book, freezes => freezes with { Assets = [freezes.Assets[0] with { Decimals = 31 }] }) },
        { "family", "Asset BTC: there is no address family Unknown", book => Freezes(book, freezes => freezes with { Assets = [freezes.Assets[0] with { Families = ["Bitcoin", "Unknown"] }] }) },
        { "category without target", "Category kyc-identity: the column target", book => Category(book, category => category with { Columns = [.. category.Columns.Skip(1)] }) },
        { "category with an optional target", "Category kyc-identity: the column target", book => Category(book, category => category with { Columns = [category.Columns[0] with { Required = false }, .. category.Columns.Skip(1)] }) },
        { "column twice", "Category kyc-identity: the column dateOfBirth stands twice", book => Category(book, category => category with { Columns = [.. category.Columns, new("dateOfBirth", DataColumnType.Text)] }) },
        { "category twice", "Category contact stands twice", book => Data(book, data => data with { Categories = [.. data.Categories, data.Category("contact")!] }) },
        { "category nobody carries", "Category moods: no instrument carries it", book => Data(book, data => data with { Categories = [.. data.Categories, new("moods", data.Categories[0].Columns)] }) },
        { "category unknown", "Instrument subpoena: there is no category moods", book => Paper(book, paper => paper with { Categories = [.. paper.Categories, "moods"] }) },
        { "instrument carries nothing", "Instrument subpoena carries nothing", book => Paper(book, paper => paper with { Categories = [] }) },
        { "data instrument twice", "Instrument subpoena stands twice", book => Data(book, data => data with { Instruments = [.. data.Instruments, data.Instrument("subpoena")!] }) },
        { "instrument of a row", "Completeness row DCM-1: there is no instrument letter", book => Data(book, data => data with { Completeness = [data.Completeness[0] with { Instrument = "letter" }] }) },
        { "asset twice", "Asset BTC stands twice", book => Freezes(book, freezes => freezes with { Assets = [.. freezes.Assets, freezes.Assets[0]] }) },
    };

    [Fact]
    public void Every_embedded_table_loads_and_can_work() => PolicyFaults.In(s_book).ShouldBeEmpty();

    [Theory, MemberData(nameof(Faults))]
    public void A_planted_fault_is_named(string fault, string sentence, Func<PolicyBook, PolicyBook> plant) =>
        PolicyFaults.In(plant(s_book)).ShouldHaveSingleItem(fault).ShouldStartWith(sentence);

    [Fact]
    public void The_operators_holidays_are_Austrias_wherever_they_fall_on_a_working_day()
    {
        var calendar = s_book.Clocks.Calendar("operator");
        foreach (var year in new[] { 2026, 2027 })
        {
            var easter = Easter(year);
            var holidays = new[] { (1, 1), (1, 6), (5, 1), (8, 15), (10, 26), (11, 1), (12, 8), (12, 25), (12, 26) }.Select(day => new DateOnly(year, day.Item1, day.Item2))
                .Concat(new[] { 1, 39, 50, 60 }.Select(days => easter.AddDays(days)));
            var weekdays = holidays.Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();

            weekdays.Except(calendar.Holidays).ShouldBeEmpty(year.ToString());
            calendar.Holidays.Where(day => day.Year == year).Except(holidays).ShouldBeEmpty(year.ToString());
        }
    }

    [Theory]
    [InlineData(Urgency.FundsInMotion, "AT", "fraud", "rapid"), InlineData(Urgency.Normal, "MA", "terrorism-financing", "rapid")]
    [InlineData(Urgency.Normal, "AT", "fraud", "europe"), InlineData(Urgency.Normal, "GB", "fraud", "europe"), InlineData(Urgency.Normal, "MA", "fraud", "worldwide"), InlineData(Urgency.Normal, "US", "theft", "worldwide")]
    public void Requests_go_where_the_table_says(Urgency urgency, string country, string offence, string team) =>
        s_book.Routing.Choose(new(RequestKind.Freeze, urgency, country, offence, new HashSet<string> { "Bitcoin" })).Team.ShouldBe(team);

    [Theory]
    [InlineData(Urgency.FundsInMotion, HoldBasis.Ordered, "FRZ-A1,FRZ-H1,FRZ-R1"), InlineData(Urgency.FundsInMotion, HoldBasis.Provisional, "FRZ-A1,FRZ-H1,FRZ-R1")]
    [InlineData(Urgency.Normal, HoldBasis.Ordered, "FRZ-A2,FRZ-H2,FRZ-R2"), InlineData(Urgency.Normal, HoldBasis.Provisional, "FRZ-A2,FRZ-H3,FRZ-R2")]
    public void Clocks_start_by_the_rows_that_apply(Urgency urgency, HoldBasis basis, string rows) =>
        s_book.Clocks.RulesFor(RequestKind.Freeze, urgency, basis).Select(rule => rule.Id).ShouldBe(rows.Split(','));

    /// <summary>Easter Sunday by the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var day = h + l - (7 * m) + 114;
        return new(year, day / 31, (day % 31) + 1);
    }

    private static PolicyBook Rule(PolicyBook book, Func<ClockRule, ClockRule> change) =>
        book with { Clocks = book.Clocks with { Rules = [.. book.Clocks.Rules.Select(rule => rule.Id == "FRZ-A1" ? change(rule) : rule)] } };

    private static PolicyBook Calendar(PolicyBook book, Func<WorkingCalendar, WorkingCalendar> change) =>
        book with { Clocks = book.Clocks with { Calendars = [change(book.Clocks.Calendars[0])] } };

    private static PolicyBook Routes(PolicyBook book, IReadOnlyList<RoutingRule> rules) => book with { Routing = book.Routing with { Rules = rules } };

    private static PolicyBook Freezes(PolicyBook book, Func<FreezePolicy, FreezePolicy> change) => book with { Freezes = change(book.Freezes) };

    private static PolicyBook Data(PolicyBook book, Func<DataPolicy, DataPolicy> change) => book with { Data = change(book.Data) };

    private static PolicyBook Category(PolicyBook book, Func<DataCategory, DataCategory> change) =>
        Data(book, data => data with { Categories = [change(data.Categories[0]), .. data.Categories.Skip(1)] });

    private static PolicyBook Paper(PolicyBook book, Func<DataInstrumentRule, DataInstrumentRule> change) =>
        Data(book, data => data with { Instruments = [.. data.Instruments.Select(rule => rule.Kind == "subpoena" ? change(rule) : rule)] });
}
