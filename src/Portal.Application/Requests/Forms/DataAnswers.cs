using Portal.Domain.Requests;
using Portal.Domain.Targets;

namespace Portal.Application.Requests.Forms;

/// <summary>The answers of the form of a data request.</summary>
public sealed class DataAnswers(IReadOnlyDictionary<string, string> typed) : FormAnswers(typed)
{
    /// <summary>The word for a certificate that is wanted.</summary>
    public const string WithCertificate = "yes";

    /// <summary>Answers to whether a certificate is wanted.</summary>
    public static IReadOnlyList<string> CertificateWords { get; } = [WithCertificate, "no"];

    /// <summary>Codes with commas between them, as a browser's boxes send them.</summary>
    public string Categories => Of(nameof(Categories));

    public IReadOnlyList<string> CategoryCodes => [.. Categories.Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct()];

    public string FirstDay => DateTyped(nameof(FirstDay));

    public DateOnly? FirstDayDate => DateOf(nameof(FirstDay));

    public string LastDay => DateTyped(nameof(LastDay));

    public DateOnly? LastDayDate => DateOf(nameof(LastDay));

    public string Zone => Of(nameof(Zone));

    public string Certificate => Of(nameof(Certificate));

    /// <summary>What is asked for, or null while days or zone cannot be read. Its instants can be asked for only when nothing
    /// stands against it.</summary>
    public DataScope? Scope =>
        (FirstDayDate, LastDayDate) is ({ } first, { } last) && TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _)
            ? new(string.Join(',', CategoryCodes), first, last, Zone, Certificate == WithCertificate)
            : null;

    private protected override IReadOnlyList<LineVerdict> Judge(string pasted) => VerdictsOn(RequestKind.Data, pasted);
}
