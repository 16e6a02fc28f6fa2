using Portal.Application.Policies;
using Portal.Domain.Requests;

namespace Portal.Application.Requests.Forms;

/// <summary>The choices that lists of a form offer: codes; their words are texts, but names of entities, assets and zones are
/// data.</summary>
public sealed class FormChoices(PolicyBook policies)
{
    public IReadOnlyList<(string Code, string? Name)> Of(DraftPage draft, string list) => list switch
    {
        "offences" => Coded(policies.Freezes.Offences),
        "entities" => [.. policies.Freezes.Entities.Select(entity => (entity.Code, (string?)$"{entity.Name} ({entity.Country})"))],
        "instruments" when draft.Kind == RequestKind.Data => Coded(policies.Data.Instruments.Select(instrument => instrument.Kind)),
        "instruments" => Coded(policies.Freezes.Instruments.Select(instrument => instrument.Kind)),
        "assets" => [.. policies.Freezes.Assets.Select(asset => (asset.Code, (string?)asset.Code))],
        "urgencies" => Coded(Enum.GetNames<Urgency>()),
        "categories" => Coded(policies.Data.Categories.Select(category => category.Code)),
        "zones" => [.. policies.Data.ZonesFor(draft.Country).Select(zone => (zone.Id, (string?)zone.Name))],
        "certificates" => Coded(DataAnswers.CertificateWords),
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, "No such list of choices."),
    };

    /// <summary>The instruments that a category needs, when the chosen one does not carry it; otherwise none.</summary>
    public IReadOnlyList<string> NeededFor(DraftPage draft, string category) =>
        policies.Data.Instrument(draft.Answers.InstrumentKind) is { } paper && !paper.Categories.Contains(category) ? policies.Data.Carrying(category) : [];

    private static IReadOnlyList<(string Code, string? Name)> Coded(IEnumerable<string> codes) => [.. codes.Select(code => (code, (string?)null))];
}
