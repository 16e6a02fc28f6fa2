using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Holds;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Holds;
using Portal.Domain.Requests;
using Shouldly;

namespace Portal.Testing;

public static partial class Given
{
    /// <summary>Turns a complete form into one for a provisional hold.</summary>
    public static void Provisional(Dictionary<string, string> answers)
    {
        answers["InstrumentKind"] = "police-freeze-request";
        answers["TermDays"] = "3";
    }

    /// <summary>The same person a moment after proving to be at the keyboard.</summary>
    public static Actor Fresh(this TestPortal portal, Actor actor) => actor with { SteppedUpAt = portal.Time.GetUtcNow() };

    /// <summary>A freeze that an investigator has and has found to be in order.</summary>
    public static async Task<RequestId> AVerifiedFreezeAsync(this TestPortal portal, Actor officer, Actor investigator, Action<Dictionary<string, string>>? change = null)
    {
        var id = await portal.ASubmittedFreezeAsync(officer, change);
        await portal.GetAsync(new ClaimRequest(id), investigator);
        (await portal.OnRequestAsync(id, request => request.Verify(investigator.Id, portal.Time.GetUtcNow()))).Succeeded.ShouldBeTrue();
        return id;
    }

    /// <summary>Does something to a request by the law of the request alone, and commits it with its ledger entries.</summary>
    public static async Task<T> OnRequestAsync<T>(this TestPortal portal, RequestId id, Func<LegalRequest, T> act)
    {
        await using var scope = portal.OpenScope();
        var unit = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        await unit.BeginAsync(CancellationToken.None);
        var request = await scope.ServiceProvider.GetRequiredService<IPortalDb>().Requests
            .Include(request => request.Questions)
            .Include(request => request.Clocks).ThenInclude(clock => clock.Alarms)
            .Include(request => request.Clocks).ThenInclude(clock => clock.Pauses)
            .SingleAsync(request => request.Id == id);
        var result = act(request);
        await unit.CommitAsync(unit.TakeEvents(), Actor.Portal, portal.Time.GetUtcNow(), CancellationToken.None);
        return result;
    }

    /// <summary>Gives a freeze more targets, so that it has this many: on each of them one hold can stand.</summary>
    public static void MoreTargets(this TestPortal portal, RequestId request, int upTo)
    {
        for (var line = Addresses.Split('\n').Length + 1; line <= upTo; line++)
        {
            portal.Database.Run(
                "INSERT INTO request_targets (request, line, typed, family, normal, tag, confirmed) SELECT request, @line, typed, family, @normal, tag, confirmed FROM request_targets WHERE request = @id AND line = 1",
                ("id", request.Value), ("line", line), ("normal", $"target-{line}")).ShouldBe(1);
        }
    }

    /// <summary>Orders a hold as the form does; approved too where an approver is given.</summary>
    public static async Task<HoldId> AHoldAsync(
        this TestPortal portal, RequestId request, Actor investigator, string amount = "1", int line = 1, Actor? approver = null)
    {
        var hold = new HoldId(Guid.NewGuid());
        await portal.GetAsync(new PlaceHold(request, hold, line, amount), portal.Fresh(investigator));
        if (approver is not null)
            await portal.GetAsync(new ApproveHold(request, hold), portal.Fresh(approver));
        return hold;
    }
}
