using Portal.Domain.Targets;

namespace Portal.Domain.Tests.Targets;

internal static class Verdicts
{
    public static void ShouldBeTaken(this string typed, AddressFamily family, string normal, long? tag = null)
    {
        var verdict = Address.Check(typed);
        verdict.Standing.ShouldBe(AddressStanding.Ok, verdict.Refusal?.ToString());
        (verdict.Family, verdict.Normal, verdict.Tag).ShouldBe((family, normal, tag));
        verdict.Caution.ShouldBeNull();
        verdict.Refusal.ShouldBeNull();
    }

    public static void ShouldNeedConfirmation(this string typed, AddressFamily family, string normal, AddressCaution caution)
    {
        var verdict = Address.Check(typed);
        verdict.Standing.ShouldBe(AddressStanding.Confirm, verdict.Refusal?.ToString());
        (verdict.Family, verdict.Normal, verdict.Caution).ShouldBe((family, normal, caution));
    }

    /// <param name="typed">What was typed.</param>
    /// <param name="family">The family it comes closest to.</param>
    /// <param name="expected">The code's last part and its arguments, as in <c>bad-length length=41 expected=42</c>.</param>
    public static void ShouldBeRefused(this string typed, AddressFamily family, string expected)
    {
        var verdict = Address.Check(typed);
        verdict.Standing.ShouldBe(AddressStanding.Refused);
        verdict.Normal.ShouldBeNull();
        verdict.Family.ShouldBe(family);
        Written(verdict.Refusal!).ShouldBe($"targets.{expected}");
    }

    public static string Written(Refusal refusal) =>
        string.Join(' ', refusal.Arguments.Select(argument => $"{argument.Name}={argument.Value}").Prepend(refusal.Code));
}
