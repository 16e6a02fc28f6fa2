namespace Portal.Connectors.Operator;

/// <summary>The door that a deployer has set.</summary>
internal sealed class ConfiguredDoor(OperatorOptions options) : IOperatorDoor
{
    public Uri? Address => options.Address;

    public async Task<string> ReadTokenAsync(CancellationToken cancellationToken) =>
        (string.IsNullOrWhiteSpace(options.TokenFile) ? options.Token ?? "" : await File.ReadAllTextAsync(options.TokenFile, cancellationToken)).Trim();
}
