using System.Globalization;
using Portal.Application.Policies;
using Portal.Domain.Policies;
using Portal.Domain.Requests;
using Portal.Domain.Targets;

namespace Portal.Application.Demo;

/// <summary>A form as the officer filled it in, and the paper that goes with it.</summary>
internal sealed record FilledForm(Dictionary<string, string> Answers, string FileName, byte[] Paper, string Language);

/// <summary>Fills in the form of a filing.</summary>
internal sealed class StoryForm(PolicyBook policies, StoryDice dice)
{
    /// <summary>Least and most that is asked for, in hundredths of the asset.</summary>
    private static readonly Dictionary<string, (int Least, int Most)> s_amounts = new()
    {
        ["BTC"] = (4, 1_900), ["ETH"] = (60, 31_000), ["USDT"] = (190_000, 71_000_000), ["USDC"] = (240_000, 38_000_000),
        ["TRX"] = (2_500_000, 160_000_000), ["XRP"] = (600_000, 24_000_000), ["SOL"] = (2_000, 410_000),
    };

    /// <summary>What the story's officers ask for, as far as their paper carries it.</summary>
    private static readonly string[] s_wanted = ["kyc-identity", "account-status", "deposits-withdrawals", "ip-logs"];

    private static readonly string[] s_orderedTerms = ["30", "60", "90", "90", "45"];
    private static readonly string[] s_provisionalTerms = ["3", "3", "2"];

    public FilledForm Fill(StoryFiling filing)
    {
        var (agency, scenario) = (filing.Agency, filing.Scenario);
        var urgent = filing.Urgency == Urgency.FundsInMotion;
        var language = scenario.Language ?? agency.Language;
        var asset = policies.Freezes.Asset(dice.Of(scenario.Assets))!;
        var today = agency.DayOf(filing.SubmittedAt);
        var issued = today.AddDays(urgent ? 0 : -dice.Between(0, 4));
        var happened = issued.AddDays(-dice.Between(urgent ? 0 : 2, urgent ? 1 : 24));
        var amount = Amount(asset.Code);
        var blanks = Numbers(filing.Number, issued);
        var number = Filled(filing.Instrument.Number, blanks);
        var addresses = Addresses(asset, filing.Targets);
        var answers = new Dictionary<string, string>
        {
            ["CaseNumber"] = Filled(agency.CaseNumber, blanks),
            ["Offence"] = scenario.Offence,
            ["Statute"] = scenario.Statute,
            ["Entity"] = dice.Of(agency.Entities),
            ["InstrumentKind"] = filing.Instrument.Kind,
            ["InstrumentNumber"] = number,
            ["IssuingAuthority"] = filing.Instrument.Authority,
            ["IssuedOn.Day"] = Text(issued.Day),
            ["IssuedOn.Month"] = Text(issued.Month),
            ["IssuedOn.Year"] = Text(issued.Year),
            ["Addresses"] = string.Join('\n', addresses),
            // Solana's addresses have no checksum: the officer compared them.
            ["AddressesConfirmed"] = addresses.Exists(address => Address.Check(address).Standing == AddressStanding.Confirm) ? "true" : "",
            ["Asset"] = asset.Code,
            ["Amount"] = amount,
            ["TermDays"] = dice.Of(policies.Freezes.Instrument(filing.Instrument.Kind)?.Basis == HoldBasis.Provisional ? s_provisionalTerms : s_orderedTerms),
            ["Urgency"] = filing.Urgency.ToString(),
            ["UrgencyGround"] = urgent ? dice.Of(agency.Grounds) : "",
            ["Narrative"] = Filled(
                scenario.Narrative,
                ("victim", dice.Of(agency.Victims)), ("place", dice.Of(agency.Places)), ("date", agency.Written(happened, language)), ("amount", amount), ("asset", asset.Code)),
        };
        if (filing.Kind == RequestKind.Data)
            AskForData(answers, filing, issued);
        return new(answers, Filled(filing.Instrument.File, blanks), DemoPdf.Write(number), language);
    }

    /// <summary>The months before the paper was issued, in the agency's own zone.</summary>
    private void AskForData(Dictionary<string, string> answers, StoryFiling filing, DateOnly issued)
    {
        var carried = policies.Data.Instrument(filing.Instrument.Kind)!.Categories.Intersect(s_wanted).ToList();
        var (first, last) = (issued.AddDays(-dice.Between(60, 240)), issued.AddDays(-dice.Between(1, 9)));
        answers["Categories"] = string.Join(',', carried.Take(dice.Between(2, carried.Count)));
        foreach (var (field, day) in new[] { ("FirstDay", first), ("LastDay", last) })
            (answers[$"{field}.Day"], answers[$"{field}.Month"], answers[$"{field}.Year"]) = (Text(day.Day), Text(day.Month), Text(day.Year));
        answers["Zone"] = policies.Data.ZonesFor(filing.Agency.Country)[0].Id;
        answers["Certificate"] = dice.Between(0, 2) == 0 ? "yes" : "no";
    }

    private (string Name, string Value)[] Numbers(int number, DateOnly issued) =>
    [
        ("year", Text(issued.Year)), ("yy", Text(issued.Year % 100)), ("reiwa", Text(issued.Year - 2018)),
        ("serial", Text(1180 + number * 13 + dice.Between(0, 11))), ("small", Text(dice.Between(3, 48))),
    ];

    private string Amount(string asset)
    {
        var (least, most) = s_amounts[asset];
        // The product of two throws: small amounts are more usual than large ones.
        var hundredths = least + (int)((long)dice.Between(0, 1000) * dice.Between(0, 1000) * (most - least) / 1_000_000);
        var digits = asset is "BTC" or "ETH" ? Text(dice.Between(0, 9999)).PadLeft(4, '0') : "";
        var text = $"{Text(hundredths / 100)}.{Text(hundredths % 100).PadLeft(2, '0')}{digits}".TrimEnd('0').TrimEnd('.');
        return text == "0" ? "0.01" : text;
    }

    /// <summary>Mostly of one family; a third of the longer lists of an asset of several networks name two.</summary>
    private List<string> Addresses(Asset asset, int count)
    {
        AddressFamily[] families = asset.Code switch
        {
            "USDT" => [AddressFamily.Tron, AddressFamily.Evm],
            "USDC" => [AddressFamily.Evm, AddressFamily.Xrpl],
            _ => [Enum.Parse<AddressFamily>(asset.Families[0])],
        };
        var main = families[dice.Between(0, 9) < 7 ? 0 : families.Length - 1];
        var mixed = count > 2 && dice.Between(0, 2) == 0;
        return [.. Enumerable.Range(0, count).Select(line => DemoAddresses.Next(mixed && line % 3 == 2 ? dice.Of(families) : main, dice))];
    }

    private static string Filled(string pattern, params (string Name, string Value)[] blanks) =>
        blanks.Aggregate(pattern, (text, blank) => text.Replace($"{{{blank.Name}}}", blank.Value, StringComparison.Ordinal));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
