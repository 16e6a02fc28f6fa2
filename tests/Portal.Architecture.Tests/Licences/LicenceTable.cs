namespace Portal.Architecture.Tests.Licences;

/// <summary>How far a package travels.</summary>
internal enum Reach
{
    /// <summary>Part of the program that is given to others.</summary>
    Ships,

    /// <summary>Looks at the source while it is built; nothing of it is in the program.</summary>
    Build,

    /// <summary>Used by tests alone.</summary>
    Tests,
}

/// <summary>One reviewed row: packages by the start of their names.</summary>
internal sealed record Licence(string Prefix, string Expression, Reach Reach);

/// <summary>Every package that the lock files may name. The longest row that fits decides. Read the licence in the package
/// itself before a row is added.</summary>
internal static class LicenceTable
{
    /// <summary>Licences that ask for no more than a notice; anything else is kept out of what ships.</summary>
    public static IReadOnlyList<string> Free { get; } = ["Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL", "OFL-1.1", "MIT AND OFL-1.1", "blessing", "MS-PL OR Apache-2.0"];

    public static IReadOnlyList<Licence> Rows { get; } =
    [
        new("MediatR", "Apache-2.0", Reach.Ships),
        new("FluentValidation", "Apache-2.0", Reach.Ships),
        new("Microsoft.EntityFrameworkCore", "MIT", Reach.Ships),
        new("Microsoft.EntityFrameworkCore.Analyzers", "MIT", Reach.Build),
        new("Microsoft.Data.Sqlite", "MIT", Reach.Ships),
        new("Microsoft.Extensions", "MIT", Reach.Ships),
        new("Npgsql", "PostgreSQL", Reach.Ships),
        new("SQLitePCLRaw", "Apache-2.0", Reach.Ships),
        new("SourceGear.sqlite3", "blessing", Reach.Ships),
        new("Quartz", "Apache-2.0", Reach.Ships),
        new("System.Security.Cryptography.Pkcs", "MIT", Reach.Ships),
        new("CsvHelper", "MS-PL OR Apache-2.0", Reach.Ships), // taken under Apache-2.0
        new("System.CommandLine", "MIT", Reach.Ships),
        new("@fontsource/ibm-plex", "OFL-1.1", Reach.Ships),
        new("@expo-google-fonts/ibm-plex", "MIT AND OFL-1.1", Reach.Ships),
        new("@expo-google-fonts/noto-sans", "MIT AND OFL-1.1", Reach.Ships),
        new("@myriaddreamin/typst-ts-node-compiler", "Apache-2.0", Reach.Ships),

        new("Meziantou.Analyzer", "MIT", Reach.Build),
        new("Microsoft.CodeAnalysis.BannedApiAnalyzers", "MIT", Reach.Build),
        new("SonarAnalyzer.CSharp", "SONAR Source-Available License v1.0", Reach.Build),

        new("Deque.AxeCore.Commons", "MPL-2.0", Reach.Tests),
        new("Deque.AxeCore.Playwright", "MIT", Reach.Tests),
        new("DiffEngine", "MIT", Reach.Tests),
        new("EmptyFiles", "MIT", Reach.Tests),
        new("FSharp.Core", "MIT", Reach.Tests),
        new("FsCheck", "BSD-3-Clause", Reach.Tests),
        new("Microsoft.AspNetCore.Mvc.Testing", "MIT", Reach.Tests),
        new("Microsoft.AspNetCore.TestHost", "MIT", Reach.Tests),
        new("Microsoft.Bcl.AsyncInterfaces", "MIT", Reach.Tests),
        new("Microsoft.CodeCoverage", "MIT", Reach.Tests),
        new("Microsoft.NET.Test.Sdk", "MIT", Reach.Tests),
        new("Microsoft.Playwright", "MIT", Reach.Tests),
        new("Microsoft.TestPlatform", "MIT", Reach.Tests),
        new("Newtonsoft.Json", "MIT", Reach.Tests),
        new("Shouldly", "BSD-2-Clause", Reach.Tests),
        new("System.CodeDom", "MIT", Reach.Tests),
        new("System.ComponentModel.Annotations", "MIT", Reach.Tests),
        new("System.Diagnostics.EventLog", "MIT", Reach.Tests),
        new("System.IO.Abstractions", "MIT", Reach.Tests),
        new("System.Management", "MIT", Reach.Tests),
        new("xunit", "Apache-2.0", Reach.Tests),
    ];

    /// <summary>The row of a package, or null when nobody has reviewed it.</summary>
    public static Licence? Of(string package) =>
        Rows.Where(row => package.Equals(row.Prefix, StringComparison.OrdinalIgnoreCase) || package.StartsWith(row.Prefix + ".", StringComparison.OrdinalIgnoreCase) || package.StartsWith(row.Prefix + "-", StringComparison.OrdinalIgnoreCase))
            .MaxBy(row => row.Prefix.Length);
}
