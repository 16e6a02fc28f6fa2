using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Portal.Domain.Targets;

namespace Portal.Cli;

/// <summary><c>portal address check</c>: the portal's own verdict on addresses, offline, one line each.</summary>
internal static class AddressCommand
{
    private const string StandardInput = "-";

    public static Command Create(TextReader input)
    {
        var addresses = new Argument<string[]>("address")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Addresses to check; - reads them from standard input, one a line.",
        };
        addresses.Validators.Add(RefuseOptions);
        var check = new Command("check", "Check addresses. Prints verdict, family, and normal form or reason, separated by tabs.") { addresses };
        check.SetAction(result => Check(result.GetRequiredValue(addresses), input, result.InvocationConfiguration.Output));
        return new Command("address", "Addresses of the chains the portal knows.") { check };
    }

    /// <summary>No address begins with a dash; what does is an option that was mistyped.</summary>
    private static void RefuseOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-') && token.Value != StandardInput))
            result.AddError($"Unknown option: {token.Value}");
    }

    private static int Check(string[] typed, TextReader input, TextWriter output)
    {
        var refused = false;
        foreach (var verdict in typed.SelectMany(text => Judge(text, input)))
        {
            output.WriteLine(Line(verdict));
            refused |= verdict.Standing == AddressStanding.Refused;
        }

        return refused ? 1 : 0;
    }

    private static IEnumerable<AddressVerdict> Judge(string typed, TextReader input) =>
        typed == StandardInput ? AddressLines.Check(input.ReadToEnd()).Select(line => line.Verdict) : [Address.Check(typed)];

    private static string Line(AddressVerdict verdict)
    {
        var family = verdict.Family == AddressFamily.Unknown ? "-" : verdict.Family.ToString().ToLowerInvariant();
        var finding = verdict.Refusal is { } refusal ? RefusalSentence.Of(refusal) : verdict.Normal;
        var tag = verdict.Tag is { } number ? string.Create(CultureInfo.InvariantCulture, $" tag={number}") : "";
        return $"{verdict.Standing.ToString().ToLowerInvariant()}\t{family}\t{finding}{tag}";
    }
}
