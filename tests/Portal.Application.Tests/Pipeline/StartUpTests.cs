using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Notices;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Testing.Doors;

namespace Portal.Application.Tests.Pipeline;

public sealed class StartUpTests(SharedPortal shared) : IClassFixture<SharedPortal>
{
    /// <summary>Commands without a validator, and why none is needed.</summary>
    private static readonly Dictionary<string, string> s_withoutValidator = new()
    {
        ["FinishDemo"] = "carries nothing",
        ["FoundDemo"] = "carries nothing",
        ["RaiseDueAlarms"] = "carries nothing",
        ["ReplayDeadLetters"] = "carries nothing",
        ["MarkNoticesRead"] = "every instant has a meaning",
        ["DiscardOldForms"] = "carries nothing",
        ["ErasePayloads"] = "carries nothing but the request",
        ["SignOut"] = "every text is a key, most of nobody",
        ["TouchSession"] = "every text is a key, most of nobody",
    };

    [Fact]
    public void Every_message_has_exactly_one_handler()
    {
        using var scope = shared.Portal.Services.CreateScope();
        foreach (var type in EveryMessage.Types)
        {
            var answer = type.GetInterfaces().Single(EveryMessage.IsMessage).GetGenericArguments()[0];
            scope.ServiceProvider.GetServices(typeof(IRequestHandler<,>).MakeGenericType(type, answer)).ShouldHaveSingleItem(type.Name);
        }
    }

    [Fact]
    public void Every_command_has_a_validator_or_says_why_it_needs_none()
    {
        var commands = EveryMessage.Types.Where(type => type.IsAssignableTo(typeof(IChanges))).ToList();
        var without = commands.Where(type => !shared.Portal.Services.GetServices(typeof(IValidator<>).MakeGenericType(type)).Any()).Select(type => type.Name);

        without.ShouldBe(s_withoutValidator.Keys, ignoreOrder: true);
    }

    [Fact]
    public void Every_message_has_a_row_of_permissions_and_every_row_a_message() =>
        PermissionTable.Rows.Select(row => row.Message).Distinct().ShouldBe(EveryMessage.Types, ignoreOrder: true);

    [Fact]
    public void Every_message_is_made_by_these_tests() =>
        EveryMessage.Types.Where(type => !EveryMessage.Makers.ContainsKey(type)).Select(type => type.Name).ShouldBeEmpty("a new message needs a line in EveryMessage");

    [Fact]
    public void Rows_that_look_at_a_relation_are_about_a_request()
    {
        PermissionTable.Rows.Where(row => row.Relation != Relation.Anyone).ShouldAllBe(row => row.Message.IsAssignableTo(typeof(IAboutRequest)));
        PermissionTable.Rows.Where(row => row.Message.IsAssignableTo(typeof(IAboutRequest))).ShouldAllBe(row => row.Relation != Relation.Anyone);
        PermissionTable.Rows.ShouldAllBe(row => row.Roles.Count > 0 && row.States.Count > 0);
    }

    [Fact]
    public void Nobody_signed_in_may_sign_in_or_show_a_session_or_watch_the_portal_and_no_more() =>
        PermissionTable.Rows.Where(row => row.Roles.Contains(Role.Anonymous)).Select(row => row.Message.Name).ShouldBe(["FindSession", "ListDemoPeople", "SignInDemo", "TouchSession", "GetLedgerHealth"], ignoreOrder: true);

    [Fact]
    public void Contents_stay_out_of_reach_of_managers_auditors_administrators_and_registrars()
    {
        foreach (var role in new[] { Role.Manager, Role.Auditor, Role.Administrator, Role.Registrar })
        {
            PermissionTable.Rows.Where(row => row.Roles.Contains(role) && row.Message.IsAssignableTo(typeof(IAboutRequest))).Select(row => row.Message.Name)
                .ShouldBe(role is Role.Manager or Role.Auditor ? ["GetCase"] : [], role.ToString());
        }
    }

    [Fact]
    public void The_grammar_of_a_name_tells_what_the_message_is()
    {
        foreach (var type in EveryMessage.Types)
        {
            var asks = new[] { "Get", "List", "Find", "Count", "Check", "Verify" }.Any(verb => type.Name.StartsWith(verb, StringComparison.Ordinal));
            asks.ShouldBe(!type.IsAssignableTo(typeof(IChanges)) && !type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IErrand<>)), type.Name);
        }
    }

    [Fact]
    public void Every_row_of_notices_stands_once_and_every_topic_has_one_audience()
    {
        NoticeTable.Rows.ShouldBeUnique();
        NoticeTable.Rows.ShouldAllBe(row => NoticeTable.AudienceOf(row.Topic) == row.Audience);
        NoticeTable.Rows.Select(row => row.Event).Distinct().ShouldBe(
            [
                "requests.freeze-submitted", "requests.data-submitted", "requests.claimed", "requests.put-back", "questions.asked", "questions.replied", "questions.retracted", "requests.withdrawn", "requests.superseded", "clocks.alarm-raised", "holds.ordered", "holds.rejected", "holds.failed", "holds.doubted",
                "answers.sent-for-approval", "answers.returned", "answers.approved", "answers.approval-voided", "answers.disclosed", "answers.revoked", "packets.fetched", "packets.renewal-asked", "packets.renewed", "notices.dead-lettered",
            ]);
    }
}
