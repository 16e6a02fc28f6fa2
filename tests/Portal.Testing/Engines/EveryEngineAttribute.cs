using System.Reflection;
using Xunit.Sdk;

namespace Portal.Testing.Engines;

/// <summary>The databases the portal runs on.</summary>
public enum Engine
{
    Sqlite,
    PostgreSql,
}

/// <summary>Runs a theory once on every engine that is here. A missing engine is a labelled skip of
/// <see cref="PostgreSqlFactAttribute"/>, and an error in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryEngineAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        yield return [Engine.Sqlite];
        if (PostgreSqlCluster.Programs is not null || Environment.GetEnvironmentVariable("CI") == "true")
            yield return [Engine.PostgreSql];
    }
}

/// <summary>A test of PostgreSQL alone.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlFactAttribute : Xunit.FactAttribute
{
    public PostgreSqlFactAttribute()
    {
        if (PostgreSqlCluster.Programs is null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "PostgreSQL is not installed here (initdb and postgres were not found), so nothing ran on it.";
    }
}
