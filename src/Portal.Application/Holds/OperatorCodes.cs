namespace Portal.Application.Holds;

/// <summary>The codes an operator's answer can carry. Others are not let through, since codes go into the ledger.</summary>
public static class OperatorCodes
{
    public static IReadOnlyList<string> All { get; } =
        ["insufficient-balance", "no-such-account", "refused", "timeout", "unreachable", "fault", "contradiction"];

    internal static string Known(string code, string otherwise) => All.Contains(code) ? code : otherwise;
}
