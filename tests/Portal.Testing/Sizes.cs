namespace Portal.Testing;

/// <summary>How much a test tries: quick by default, more with <c>PORTAL_SIZE=full</c>.</summary>
public static class Sizes
{
    public static bool Full { get; } = Environment.GetEnvironmentVariable("PORTAL_SIZE") == "full";

    public static int Of(int quick, int full) => Full ? full : quick;
}
