namespace Portal.Ledger.Tests;

/// <summary>Values beside the log: opened, erased, or not the ones that were committed to.</summary>
public sealed class PayloadTests
{
    private static readonly byte[] Salt = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly StoredPayload Address = new("address", Salt, "192.0.2.7");
    private static readonly StoredPayload Reason = new("reason", [.. Salt.Reverse()], "the order names another account");
    private static readonly LedgerEntry Entry = Logs.Entry(1) with { Committed = [Of(Address), Of(Reason)] };

    private static LedgerCommitment Of(StoredPayload payload) => Commitment.Of(payload.Name, payload.Value, payload.Salt);

    private static (LedgerFault? Fault, LedgerVerifier Verifier) Check(params StoredPayload[] payloads)
    {
        var (first, one) = Logs.Store(TreeHead.Empty, Logs.Entry());
        var (second, two) = Logs.Store(one, Entry);
        var (third, three) = Logs.Store(two, Logs.Entry(2));
        var verifier = new LedgerVerifier();
        verifier.Next(first);
        verifier.Next(second, payloads);
        verifier.Next(third);
        return (verifier.End(three.Size, three.Root, three.ToBytes()), verifier);
    }

    [Fact]
    public void Values_that_are_there_open_and_erased_ones_leave_the_log_whole()
    {
        var (fault, verifier) = Check(Reason, Address);
        (fault, verifier.Opened, verifier.Unopened).ShouldBe((null, 2, 0));
        (fault, verifier) = Check(Reason);
        (fault, verifier.Opened, verifier.Unopened).ShouldBe((null, 1, 1));
        (fault, verifier) = Check();
        (fault, verifier.Opened, verifier.Unopened).ShouldBe((null, 0, 2));
    }

    [Fact]
    public void A_value_that_was_changed_names_its_entry()
    {
        foreach (var changed in (StoredPayload[])[Address with { Value = "192.0.2.8" }, Address with { Salt = Reason.Salt }, Address with { Salt = [] }, Reason with { Name = "address" }])
        {
            var fault = Check(changed).Fault.ShouldNotBeNull();
            (fault.Sequence, fault.Reason).ShouldBe((1, "The value 'address' that is stored beside entry 1 is not the one that the entry commits to."));
        }
    }

    [Fact]
    public void A_value_without_a_commitment_or_beside_another_names_its_entry()
    {
        Check(Address, Address).Fault.ShouldNotBeNull().Sequence.ShouldBe(1);
        Check(Address with { Name = "other" }).Fault.ShouldNotBeNull().Reason.ShouldContain("does not commit to it");
        var (row, _) = Logs.Store(TreeHead.Empty, Logs.Entry());
        new LedgerVerifier().Next(row, Address).ShouldNotBeNull().Sequence.ShouldBe(0);
    }
}
