using Portal.Application.Notices;

namespace Portal.Application.Tests.Notices;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 5), InlineData(2, 10), InlineData(3, 20), InlineData(7, 320), InlineData(8, 600), InlineData(9, 600), InlineData(100, 600), InlineData(int.MaxValue, 600)]
    public void Each_wait_is_twice_the_one_before_up_to_the_longest_and_half_of_it_is_chance(int tries, double most)
    {
        Backoff.Notices.Wait(tries, 0).TotalSeconds.ShouldBe(most / 2, 0.001);
        Backoff.Notices.Wait(tries, ulong.MaxValue / 2).TotalSeconds.ShouldBe(most * 0.75, 0.001);
        Backoff.Notices.Wait(tries, ulong.MaxValue).TotalSeconds.ShouldBe(most, 0.001);
    }

    [Fact]
    public void What_failed_together_does_not_come_back_together()
    {
        var random = new Random(20261125);
        var waits = Enumerable.Range(0, 1000).Select(_ => Backoff.Mails.Wait(7, (ulong)random.NextInt64(long.MinValue, long.MaxValue))).ToList();

        waits.ShouldAllBe(wait => wait >= TimeSpan.FromMinutes(30) && wait <= TimeSpan.FromMinutes(60));
        waits.Select(wait => (int)wait.TotalMinutes).Distinct().Count().ShouldBeGreaterThan(25);
    }
}
