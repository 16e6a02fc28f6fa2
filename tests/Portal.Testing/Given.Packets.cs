using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Packets;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Shouldly;

namespace Portal.Testing;

public static partial class Given
{
    /// <summary>The first address of <see cref="Addresses"/>.</summary>
    public const string FirstAddress = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";

    /// <summary>The second one.</summary>
    public const string SecondAddress = "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy";

    /// <summary>Somebody with a proof of presence from a moment ago.</summary>
    public static Actor Present(this TestPortal portal, string name) => portal.Person(name).AsActor("demo") with { SteppedUpAt = portal.Time.GetUtcNow() };

    /// <summary>Johanna's request that Signe has and has found genuine.</summary>
    public static async Task<RequestId> AReviewedRequestAsync(this TestPortal portal, bool verified = true)
    {
        var signe = portal.Person("Signe Lindqvist").AsActor("demo");
        var id = await portal.ASubmittedFreezeAsync(portal.Person("Johanna Muster").AsActor("demo"));
        await portal.GetAsync(new ClaimRequest(id), signe);
        if (verified)
            await portal.InOneCommitAsync(signe, async db => (await db.AllOfAsync(id)).Verify(signe.Id, portal.Time.GetUtcNow()));
        return id;
    }

    /// <summary>An answer that Signe wrote and Daniel approved.</summary>
    public static async Task<AnswerId> AnApprovedAnswerAsync(
        this TestPortal portal, RequestId request, AnswerKind kind = AnswerKind.Final, string language = "en", Action<AnswerDraft>? write = null)
    {
        var (signe, daniel, id) = (portal.Person("Signe Lindqvist").AsActor("demo"), portal.Person("Daniel Ferreira").AsActor("demo"), new AnswerId(Guid.NewGuid()));
        await portal.InOneCommitAsync(signe, async db =>
        {
            var number = await db.Answers.CountAsync(answer => answer.Request == request) + 1;
            var answer = Answer.Prepare(id, await db.AllOfAsync(request), number, kind, language, signe.Id, portal.Time.GetUtcNow()).Value;
            var draft = new AnswerDraft(answer, db, signe.Id, portal.Time.GetUtcNow());
            draft.Find(new Finding(1, kind == AnswerKind.Decline ? Outcome.Refused : Outcome.NothingHeld, kind == AnswerKind.Decline ? "id-not-ours" : ""));
            write?.Invoke(draft);
            db.Answers.Add(answer);
            return answer.Send(signe.Id, [], portal.Time.GetUtcNow());
        });
        await portal.InOneCommitAsync(daniel, async db =>
        {
            var answer = await db.Answers.SingleAsync(answer => answer.Id == id);
            return answer.Approve(daniel, answer.Revision, portal.Time.GetUtcNow());
        });
        return id;
    }

    /// <summary>An answer whose packet can be fetched.</summary>
    public static async Task<AnswerId> ADisclosedAnswerAsync(
        this TestPortal portal, RequestId request, AnswerKind kind = AnswerKind.Final, string language = "en", Action<AnswerDraft>? write = null)
    {
        var answer = await portal.AnApprovedAnswerAsync(request, kind, language, write);
        (await portal.GetAsync(new PressPackets(), Actor.Portal)).Pressed.ShouldBe(1);
        return answer;
    }

    /// <summary>Signe changes what an answer says, which takes its approval back.</summary>
    public static Task RewriteAsync(this TestPortal portal, AnswerId id, string words)
    {
        var signe = portal.Person("Signe Lindqvist").AsActor("demo");
        return portal.OnAnswerAsync(id, signe, answer => answer.Write(words, [], answer.Language, "", signe.Id, portal.Time.GetUtcNow()));
    }

    /// <summary>Signe sends an approved answer to Daniel anew, who returns it.</summary>
    public static async Task ReturnAsync(this TestPortal portal, AnswerId id, string reason)
    {
        var (signe, daniel) = (portal.Person("Signe Lindqvist").AsActor("demo"), portal.Person("Daniel Ferreira").AsActor("demo"));
        await portal.RewriteAsync(id, "To be returned.");
        await portal.OnAnswerAsync(id, signe, answer => answer.Send(signe.Id, [], portal.Time.GetUtcNow()));
        await portal.OnAnswerAsync(id, daniel, answer => answer.Return(daniel, answer.Revision, reason, portal.Time.GetUtcNow()));
    }

    /// <summary>Signe sends an answer, Daniel approves it.</summary>
    public static async Task ApproveAgainAsync(this TestPortal portal, AnswerId id)
    {
        var (signe, daniel) = (portal.Person("Signe Lindqvist").AsActor("demo"), portal.Person("Daniel Ferreira").AsActor("demo"));
        await portal.OnAnswerAsync(id, signe, answer => answer.Send(signe.Id, [], portal.Time.GetUtcNow()));
        await portal.OnAnswerAsync(id, daniel, answer => answer.Approve(daniel, answer.Revision, portal.Time.GetUtcNow()));
    }

    private static Task OnAnswerAsync(this TestPortal portal, AnswerId id, Actor by, Func<Answer, Result<Done>> act) =>
        portal.InOneCommitAsync(by, async db => act(await db.Answers.SingleAsync(answer => answer.Id == id)));

    /// <summary>Does something by the law alone and commits it with its ledger entries.</summary>
    public static async Task InOneCommitAsync(this TestPortal portal, Actor by, Func<IPortalDb, Task<Result<Done>>> act)
    {
        await using var scope = portal.OpenScope();
        var unit = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        await unit.BeginAsync(CancellationToken.None);
        _ = (await act(scope.ServiceProvider.GetRequiredService<IPortalDb>())).Value;
        await unit.CommitAsync(unit.TakeEvents(), by, portal.Time.GetUtcNow(), CancellationToken.None);
    }

    /// <summary>A request with what its rules look at.</summary>
    public static Task<LegalRequest> AllOfAsync(this IPortalDb db, RequestId id) => db.Requests
        .Include(request => request.Questions).Include(request => request.Clocks).ThenInclude(clock => clock.Alarms)
        .Include(request => request.Clocks).ThenInclude(clock => clock.Pauses).SingleAsync(request => request.Id == id);
}

/// <summary>An answer that is being written.</summary>
public sealed class AnswerDraft(Answer answer, IPortalDb db, AccountId by, DateTimeOffset now)
{
    public void Find(params IReadOnlyList<Finding> findings) => answer.Find(findings, by, now).Succeeded.ShouldBeTrue();

    public void Withhold(string category, string code) => answer.Withhold([.. answer.Withheld, new(category, code)], by, now).Succeeded.ShouldBeTrue();

    public void Write(string words, params IReadOnlyList<string> codes) => answer.Write(words, codes, answer.Language, "", by, now).Succeeded.ShouldBeTrue();

    /// <summary>Adds a data file as it is kept.</summary>
    public void AddFile(string category, string csv)
    {
        var (id, bytes) = (new AnswerFileId(Guid.NewGuid()), Encoding.UTF8.GetBytes(csv));
        answer.AddFile(new(id, category, "upload.csv", csv.Count(c => c == '\n') - 1, "1", Convert.ToHexStringLower(SHA256.HashData(bytes))), by, now).Succeeded.ShouldBeTrue();
        db.AnswerFileContents.Add(new() { Id = id, Bytes = bytes });
    }
}
