namespace Portal.Application.Accounts;

/// <summary>Something the database says about itself; written at its creation and never changed.</summary>
public sealed class PortalMark
{
    /// <summary>Name of the mark that makes a database a demo.</summary>
    public const string Demo = "demo";

    public string Name { get; init; } = "";

    public string Value { get; init; } = "";
}
