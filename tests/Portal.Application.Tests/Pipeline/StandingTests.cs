using Portal.Application.Answers;
using Portal.Application.Holds;
using Portal.Application.Packets;
using Portal.Application.Pipeline;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Domain.Answers;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Tests.Pipeline;

/// <summary>How people stand to a request, without a database.</summary>
public sealed class StandingTests
{
    private static readonly Actor s_johanna = new(new(Guid.NewGuid()), Role.Officer, new AgencyId(Guid.NewGuid()));
    private static readonly Actor s_colleague = s_johanna with { Id = new(Guid.NewGuid()) };
    private static readonly Actor s_signe = new(new(Guid.NewGuid()), Role.Investigator, Team: "europe");
    private static readonly Actor s_amira = new(new(Guid.NewGuid()), Role.Investigator, Team: "europe");
    private static readonly Actor s_michael = new(new(Guid.NewGuid()), Role.Investigator, Team: "gulf");
    private static readonly Actor s_daniel = new(new(Guid.NewGuid()), Role.Approver);

    [Theory, InlineData(RequestState.Draft), InlineData(RequestState.Submitted), InlineData(RequestState.InReview), InlineData(RequestState.Closed)]
    public void A_request_belongs_to_its_officer_alone_in_every_state(RequestState state) =>
        Who(Relation.Own, Sent(state)).ShouldBe([s_johanna]);

    [Fact]
    public void The_desk_is_whoever_is_of_no_agency_once_the_request_was_sent()
    {
        foreach (var state in Enum.GetValues<RequestState>())
            Who(Relation.Desk, Sent(state)).ShouldBe(state == RequestState.Draft ? [] : [s_signe, s_amira, s_michael, s_daniel], $"{state}");
    }

    [Fact]
    public void The_team_is_whoever_is_in_the_team_it_was_routed_to()
    {
        Who(Relation.Team, Sent()).ShouldBe([s_signe, s_amira]);
        Who(Relation.Team, Sent() with { Team = "gulf" }).ShouldBe([s_michael]);
    }

    [Fact]
    public void Who_is_in_no_team_is_not_of_the_team_of_a_request_that_was_routed_to_none() =>
        Who(Relation.Team, Sent() with { Team = null }).ShouldBeEmpty();

    [Fact]
    public void The_claimant_is_who_has_it_and_nobody_while_nobody_has()
    {
        Who(Relation.Claimant, Sent()).ShouldBe([s_signe]);
        Who(Relation.Claimant, Sent() with { ClaimedBy = null }).ShouldBeEmpty();
        (Sent() with { ClaimedBy = null }).Holds(Relation.Claimant, Actor.Nobody).ShouldBeFalse();
    }

    [Fact]
    public void Everybody_is_anyone_and_nobody_stands_in_a_relation_that_is_not_known()
    {
        Who(Relation.Anyone, Sent()).Count.ShouldBe(6);
        Who((Relation)99, Sent()).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_table_permits_hangs_on_role_relation_and_state_together()
    {
        Sent(RequestState.Verifying).Permits<ConfirmAuthenticity>(s_signe).ShouldBeTrue();
        Sent(RequestState.Verifying).Permits<ConfirmAuthenticity>(s_amira).ShouldBeFalse("another has it");
        Sent(RequestState.Verifying).Permits<ConfirmAuthenticity>(s_signe with { Role = Role.Manager }).ShouldBeFalse("a manager verifies nothing");
        Sent(RequestState.InReview).Permits<ConfirmAuthenticity>(s_signe).ShouldBeFalse("it was verified already");
        Sent(RequestState.Submitted).Permits<ClaimRequest>(s_amira).ShouldBeTrue();
        Sent(RequestState.Submitted).Permits<ClaimRequest>(s_michael).ShouldBeFalse("it is another team's");
        Sent(RequestState.Draft).Permits<GetDraft>(s_johanna).ShouldBeTrue();
        Sent(RequestState.Draft).Permits<GetDraft>(s_colleague).ShouldBeFalse("a draft is its officer's alone");
    }

    [Fact]
    public void What_is_let_in_only_to_be_answered_as_before_is_not_permitted()
    {
        Sent(RequestState.Closed).Permits<CloseRequest>(s_signe).ShouldBeFalse();
        Sent(RequestState.Submitted).Permits<SubmitFreezeRequest>(s_johanna).ShouldBeFalse();
        Sent(RequestState.Draft).Permits<SubmitFreezeRequest>(s_johanna).ShouldBeTrue();
    }

    [Fact]
    public void Of_a_part_of_the_request_it_also_hangs_on_how_the_part_stands()
    {
        var inReview = Sent(RequestState.InReview);

        Enum.GetValues<AnswerState>().Where(state => inReview.Permits<WriteAnswer>(s_signe, state)).ShouldBe([AnswerState.Prepared, AnswerState.AwaitingApproval, AnswerState.Approved]);
        Enum.GetValues<PlacementState>().Where(state => inReview.Permits<ApproveHold>(s_daniel, state)).ShouldBe([PlacementState.AwaitingApproval]);
        Enum.GetValues<PacketStanding>().Where(standing => inReview.Permits<RevokePacket>(s_daniel, standing)).ShouldBe([PacketStanding.Open, PacketStanding.Expired]);
        Enum.GetValues<AnswerState>().Where(state => inReview.Permits<GetAnswer>(s_daniel, state)).ShouldBe(Enum.GetValues<AnswerState>());
        inReview.Permits<WriteAnswer>(s_amira, AnswerState.Prepared).ShouldBeFalse();
        Sent(RequestState.Closed).Permits<WriteAnswer>(s_signe, AnswerState.Prepared).ShouldBeFalse();
    }

    private static Standing Sent(RequestState state = RequestState.InReview) => new(s_johanna.Id, "europe", s_signe.Id, state);

    private static List<Actor> Who(Relation relation, Standing standing) =>
        [.. new[] { s_johanna, s_colleague, s_signe, s_amira, s_michael, s_daniel }.Where(actor => standing.Holds(relation, actor))];
}
