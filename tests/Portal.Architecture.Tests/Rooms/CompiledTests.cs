using System.Text.RegularExpressions;
using Portal.Application.Ports;

namespace Portal.Architecture.Tests.Rooms;

public sealed class CompiledTests
{
    private static readonly Regex s_writes = new("^(SaveChanges|ExecuteUpdate|ExecuteDelete|ExecuteSql)");

    /// <summary>Code that writes outside the commit step, with the reason.</summary>
    private static readonly Dictionary<string, string> s_mayWrite = new()
    {
        ["Portal.Persistence.UnitOfWork"] = "the commit step",
        ["Portal.Persistence.Leases"] = "who works on what: no effect, and over before the work begins (docs/decisions/0014)",
    };

    [Fact]
    public void A_vendor_is_named_only_in_its_room() => Rule.Holds(
        "Every vendor stands behind a port in Portal.Application/Ports, named for the job. Move the code that needs the vendor to its room; ask for it by the port.",
        from room in Assemblies.Rooms.Keys
        from reference in Referenced(room)
        let vendor = RoomTable.Vendors.Keys.Where(prefix => reference == prefix || reference.StartsWith(prefix + ".", StringComparison.Ordinal)).MaxBy(prefix => prefix.Length)
        where vendor is not null && !RoomTable.Vendors[vendor].Contains(room)
        select $"{room} names types of {reference}");

    [Fact]
    public void The_domain_and_the_ledger_reach_for_nothing_outside() => Rule.Holds(
        "The law is decided from what it is handed: no files, no network, no processes, no database. Take the value as an argument, or move the reading to another room.",
        from room in (string[])["Portal.Domain", "Portal.Ledger"]
        from type in TypesNamed(room)
        where Regex.IsMatch(type, @"^System\.(IO\.(File|Directory|Path|Stream(Reader|Writer))|Net|Data|Console$|Diagnostics\.Process|Reflection\.Emit)|^Microsoft\.(Extensions|AspNetCore)")
        select $"{room} names {type}");

    [Fact]
    public void Only_the_commit_step_saves() => Rule.Holds(
        "Effect, ledger entry and outbox row stand or fall in one commit. A handler that saves by itself leaves an effect without a ledger entry. Change the loaded objects and return; the pipeline saves.",
        from room in Assemblies.Rooms.Keys
        from call in Calls(room)
        where s_writes.IsMatch(call.Method) && !s_mayWrite.ContainsKey(call.By)
        select $"{call.By} calls {call.Method}");

    [Fact]
    public void The_scan_sees_the_one_place_that_saves() =>
        Calls("Portal.Persistence").ShouldContain(new Call("Portal.Persistence.UnitOfWork", "SaveChangesAsync"));

    [Fact]
    public void The_stored_portal_offers_no_way_to_save()
    {
        typeof(IPortalDb).GetInterfaces().ShouldBeEmpty();
        Rule.Holds(
            "IPortalDb is the stored portal as LINQ: tables, and queries made of queries; saving belongs to IUnitOfWork. Take the method out.",
            typeof(IPortalDb).GetMethods().Where(method => !method.Name.StartsWith("get_", StringComparison.Ordinal) && !typeof(IQueryable).IsAssignableFrom(method.ReturnType)).Select(method => method.Name));
    }

    [Theory]
    [InlineData("M:Microsoft.EntityFrameworkCore.DbContext.SaveChanges;")]
    [InlineData("M:Microsoft.EntityFrameworkCore.DbContext.SaveChanges(System.Boolean);")]
    [InlineData("M:Microsoft.EntityFrameworkCore.DbContext.SaveChangesAsync(System.Threading.CancellationToken);")]
    [InlineData("M:Microsoft.EntityFrameworkCore.DbContext.SaveChangesAsync(System.Boolean,System.Threading.CancellationToken);")]
    [InlineData("P:System.DateTimeOffset.UtcNow;")]
    [InlineData("P:System.TimeProvider.System;")]
    [InlineData("M:System.Guid.NewGuid;")]
    [InlineData("P:System.Random.Shared;")]
    public void What_must_be_injected_or_left_to_the_commit_step_is_a_banned_symbol(string symbol) =>
        Repository.Lines("src/BannedSymbols.txt").ShouldContain(line => line.StartsWith(symbol, StringComparison.Ordinal) && line.Length > symbol.Length, $"{symbol} is no longer banned, or its line no longer says what to do instead.");

    [Fact]
    public void Naming_a_banned_symbol_fails_the_build()
    {
        Repository.Lines(".editorconfig").ShouldContain("dotnet_diagnostic.RS0030.severity = error");
        Repository.Read("Directory.Build.props").ShouldContain("src/BannedSymbols.txt");
        Rule.Holds(
            "Only a host names the real clock and only the commit step saves. Another exception is a decision: add it here with its reason.",
            Sources.OfRooms.Where(file => file.Text.Contains("\"RS0030\"")).Select(file => file.Path)
                .Except(["src/Portal.Web/Hosting/RealTime.cs", "src/Portal.Cli/RealTime.cs", "src/Portal.Persistence/UnitOfWork.cs"]));
    }

    private static IReadOnlyList<string> Referenced(string room)
    {
        using var compiled = new Compiled(room);
        return compiled.References;
    }

    private static IReadOnlyList<string> TypesNamed(string room)
    {
        using var compiled = new Compiled(room);
        return compiled.TypeNames;
    }

    private static List<Call> Calls(string room)
    {
        using var compiled = new Compiled(room);
        return [.. compiled.Calls()];
    }
}
