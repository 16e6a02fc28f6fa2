using Portal.Application.Notices;
using Portal.Application.Packets;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Jobs.Tests.Packets;

public sealed class PressPacketsTests
{
    [Theory, EveryEngine]
    public async Task An_approved_answer_is_disclosed_and_told_by_mail_without_anybody_asking(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        portal.Mailer.IsSetUp = true;
        var request = await portal.AReviewedRequestAsync();
        await portal.AnApprovedAnswerAsync(request);

        await using (var timetable = await RunningTimetable.StartAsync(portal))
        {
            await timetable.UntilAsync<DisclosePacket>(1);
            await timetable.UntilAsync<DeliverNotices>(timetable.Sends.Of<DeliverNotices>() + 2);
            await timetable.UntilAsync<SendMails>(timetable.Sends.Of<SendMails>() + 2);
        }

        portal.Database.Count("packets").ShouldBe(1);
        portal.Database.Count("notices WHERE topic = 'answer-ready'").ShouldBe(1);
        portal.Database.Count("mails WHERE sent_at IS NULL").ShouldBe(0);
        portal.Mailer.Taken.ShouldNotBeEmpty();
    }
}
