using System.Security.Cryptography.X509Certificates;
using Portal.Packets.Seal;
using Portal.Testing.Time;

namespace Portal.Packets.Tests.Seal;

public sealed class EmbeddedAuthorityTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("seal-").FullName;
    private readonly ManualTime _time = new();

    private string Folder => Path.Combine(_parent, "keys", "seal");

    [Fact]
    public void The_first_use_makes_an_authority_and_a_seal()
    {
        var chain = Open();

        chain.SelfMade.ShouldBeTrue();
        chain.Identity.Subject.ShouldContain("Docket seal");
        chain.Seal.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages.ShouldBe(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation);
        chain.Seal.ValidUntil().ShouldBe(_time.GetUtcNow().AddYears(5));
        chain.Issuers.ShouldHaveSingleItem().ValidUntil().ShouldBe(_time.GetUtcNow().AddYears(10));
        Directory.GetFiles(Folder).Select(Path.GetFileName).Order().ShouldBe(["authority.pem", "seal-key.pem", "seal.pem"]);
        Directory.GetFileSystemEntries(Path.GetDirectoryName(Folder)!).ShouldBe([Folder]);
    }

    [Fact]
    public void Only_the_portal_may_read_the_key()
    {
        Open();

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(Folder, "seal-key.pem")).ShouldBe(UnixFileMode.UserRead);
    }

    [Fact]
    public void The_next_start_uses_the_same_key()
    {
        var first = Open();

        Open().Identity.ShouldBe(first.Identity);
        Open().Verify(first.Sealed(at: _time.GetUtcNow())).Holds.ShouldBeTrue();
    }

    [Fact]
    public void The_name_of_the_operator_stands_in_the_seal() =>
        new EmbeddedAuthority(Folder, "Börse, O=Other", _time).Open().Value.Seal.GetNameInfo(X509NameType.SimpleName, forIssuer: false).ShouldBe("Börse, O=Other seal");

    [Fact]
    public void An_empty_folder_is_filled()
    {
        Directory.CreateDirectory(Folder);

        Open().SelfMade.ShouldBeTrue();
    }

    [Fact]
    public void Processes_that_start_at_once_end_with_one_key()
    {
        var identities = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(_ => Open().Identity).ToList();

        identities.Distinct().ShouldHaveSingleItem();
        Directory.GetFileSystemEntries(Path.GetDirectoryName(Folder)!).ShouldBe([Folder]);
    }

    [Theory]
    [InlineData("authority.pem")]
    [InlineData("seal.pem")]
    [InlineData("seal-key.pem")]
    public void A_folder_that_lacks_a_file_is_refused_and_left_as_it_is(string file)
    {
        Open();
        File.Delete(Path.Combine(Folder, file));

        var refusal = new EmbeddedAuthority(Folder, "Docket", _time).Open().Refusals.ShouldHaveSingleItem();

        refusal.Code.ShouldBe("packets.seal-folder-incomplete");
        refusal.Arguments.ShouldContain(("missing", file));
        Directory.GetFiles(Folder).Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("authority.pem")]
    [InlineData("seal.pem")]
    [InlineData("seal-key.pem")]
    public void A_file_of_another_folder_is_refused(string file)
    {
        Open();
        var other = Path.Combine(_parent, "other");
        new EmbeddedAuthority(other, "Somebody else", _time).Open();
        File.Delete(Path.Combine(Folder, file));
        File.Copy(Path.Combine(other, file), Path.Combine(Folder, file));

        new EmbeddedAuthority(Folder, "Docket", _time).Open().Refusals.ShouldHaveSingleItem().Code.ShouldBe("packets.seal-folder-mismatched");
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        Open();
        File.Delete(Path.Combine(Folder, "seal-key.pem"));
        File.WriteAllText(Path.Combine(Folder, "seal-key.pem"), "nothing");

        new EmbeddedAuthority(Folder, "Docket", _time).Open().Refusals.ShouldHaveSingleItem().Code.ShouldBe("packets.seal-folder-mismatched");
    }

    [Fact]
    public void A_place_where_no_folder_can_be_is_refused()
    {
        File.WriteAllText(Path.Combine(_parent, "keys"), "a file");

        new EmbeddedAuthority(Folder, "Docket", _time).Open().Refusals.ShouldHaveSingleItem().Code.ShouldBe("packets.seal-folder-unusable");
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    private SealChain Open() => new EmbeddedAuthority(Folder, "Docket", _time).Open().Value;
}
