namespace Portal.Ledger.Tests;

/// <summary>A test over published data outside the repository. Without it the test is a labelled skip.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReferenceDataFactAttribute : FactAttribute
{
    internal const string Variable = "PORTAL_REFERENCE_DATA";

    public ReferenceDataFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
            Skip = $"{Variable} does not name the folder of published reference data.";
    }
}
