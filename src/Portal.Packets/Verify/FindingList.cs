namespace Portal.Packets.Verify;

/// <summary>Gathers findings; what was never reached stays not checked.</summary>
internal sealed class FindingList
{
    private readonly Dictionary<PacketCheck, PacketFinding> _findings = [];

    public void Pass(PacketCheck check, params IReadOnlyList<(string Name, object Value)> facts) => _findings[check] = new(check, PacketVerdict.Passed, facts);

    public void Fail(PacketCheck check, string reason, params IReadOnlyList<(string Name, object Value)> facts) => _findings[check] = new(check, PacketVerdict.Failed, [("reason", reason), .. facts]);

    /// <summary>Leaves a check open and says what would settle it.</summary>
    public void Note(PacketCheck check, params IReadOnlyList<(string Name, object Value)> facts) => _findings[check] = new(check, PacketVerdict.NotChecked, facts);

    /// <summary>Passes when it is so, fails for the reason otherwise.</summary>
    public bool Require(PacketCheck check, bool isSo, string reason)
    {
        if (isSo)
            Pass(check);
        else
            Fail(check, reason);
        return isSo;
    }

    public IReadOnlyList<PacketFinding> Close() => [.. Enum.GetValues<PacketCheck>().Select(check => _findings.GetValueOrDefault(check) ?? new(check, PacketVerdict.NotChecked))];
}
