namespace Portal.Packets;

/// <summary>What a deployer may set about packets.</summary>
/// <param name="KeyDirectory">Folder of the seal's key.</param>
/// <param name="Node">The program that runs Typst: a name on the search path, or a whole path.</param>
public sealed record PacketsOptions(string KeyDirectory, string Node = "node");
