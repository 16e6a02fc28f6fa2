using System.Reflection;
using Portal.Application.Accounts;
using Portal.Application.Holds;
using Portal.Application.Notices;
using Portal.Application.Packets;
using Portal.Application.Policies;
using Portal.Application.Reports;
using Portal.Application.Requests;
using Portal.Application.Requests.Forms;
using Portal.Application.Texts;
using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Domain.Answers;
using Portal.Domain.Clocks;
using Portal.Domain.Holds;
using Portal.Domain.Policies;
using Portal.Domain.Reports;
using Portal.Domain.Requests;
using Portal.Domain.Targets;

namespace Portal.Architecture.Tests.Texts;

/// <summary>The keys that pages put together from a value: what is written in the page, with {} for the value, and every key
/// that this can become.</summary>
internal static class SpokenKeys
{
    private static readonly PolicyBook s_book = PolicyBook.Load();
    private static readonly IReadOnlyList<FormStep> s_steps = [.. Enum.GetValues<RequestKind>().SelectMany(kind => RequestForms.Of(kind).Steps).Distinct()];
    private static readonly IReadOnlyList<FormField> s_fields = [.. s_steps.SelectMany(step => step.Fields).Distinct()];
    private static readonly IEnumerable<string> s_sent = Enum.GetNames<RequestState>().Except([nameof(RequestState.Draft)]);
    private static readonly IEnumerable<string> s_families = Enum.GetNames<AddressFamily>().Except([nameof(AddressFamily.Unknown)]);

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Families { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["state.{}"] = Each("state.{}", Enum.GetNames<RequestState>()),
        ["kind.{}"] = Each("kind.{}", Enum.GetNames<RequestKind>()),
        ["role.{}"] = Each("role.{}", Enum.GetNames<Role>().Except([nameof(Role.Anonymous)])),
        ["clock.{}"] = Each("clock.{}", Enum.GetNames<ClockName>()),
        ["team.{}"] = Each("team.{}", s_book.Routing.Teams),
        ["notices.{}"] = Each("notices.{}", NoticeTable.Rows.Select(row => row.Topic)),
        ["network.{}"] = Each("network.{}", s_families),
        ["lines.caution.{}"] = Each("lines.caution.{}", Enum.GetNames<AddressCaution>()),
        ["language.{}"] = Each("language.{}", TextCatalogue.Load().Languages),
        ["notice.{}"] = Each("notice.{}", ["note", "warning", "success"]),
        ["task.{}"] = Each("task.{}", ["done", "problem", "started", "todo", "locked"]),
        ["error-page.{}.title"] = Each("error-page.{}.title", ["bad-request", "not-found", "conflict", "too-large", "busy", "away", "fault", "signed-out", "stale"]),
        ["error-page.{}.again"] = Each("error-page.{}.again", ["conflict", "busy", "away", "fault", "signed-out", "stale"]),
        ["error-page.{}.text"] = Each("error-page.{}.text", ["bad-request", "not-found", "conflict", "too-large", "busy", "away", "fault", "signed-out", "stale"]),

        ["{}.step.{}"] = [.. s_steps.Select(step => $"{step.Texts}.step.{step.Name}")],
        ["{}.field.{}"] = [.. s_fields.Select(field => $"{field.Texts}.field.{field.Name}")],
        ["{}.name.{}"] = [.. s_fields.Select(field => $"{field.Texts}.name.{field.Name}")],
        ["{}.hint.{}"] = [], // a hint may be missing; the page asks first
        ["{}.add-address"] = OfLines("add-address"),
        ["{}.count"] = OfLines("count"),
        ["{}.show-all"] = OfLines("show-all"),
        ["new-request.kind.{}"] = Each("new-request.kind.{}", Enum.GetNames<RequestKind>()),
        ["new-request.kind-hint.{}"] = Each("new-request.kind-hint.{}", Enum.GetNames<RequestKind>()),
        ["choice.{}.{}"] =
        [
            .. Choices("offences", s_book.Freezes.Offences), .. Choices("instruments", Instruments), .. Choices("urgencies", Enum.GetNames<Urgency>()),
            .. Choices("categories", Categories), .. Choices("certificates", DataAnswers.CertificateWords),
        ],
        ["choice.categories.{}"] = Choices("categories", Categories),
        ["choice.offences.{}"] = Choices("offences", s_book.Freezes.Offences),
        ["choice.instruments.{}"] = Choices("instruments", Instruments),
        ["choice.urgencies.{}"] = Choices("urgencies", Enum.GetNames<Urgency>()),
        ["receipt.clock.{}"] = Each("receipt.clock.{}", Enum.GetNames<ClockName>()),
        ["sent.state.{}"] = Each("sent.state.{}", s_sent),
        ["sent.owes.{}"] = Each("sent.owes.{}", s_sent),
        ["sent.event.{}"] = Each("sent.event.{}", EventsShownToAgencies),

        ["desk.kind.{}"] = Each("desk.kind.{}", Enum.GetNames<RequestKind>()),
        ["desk.case.kind.{}"] = Each("desk.case.kind.{}", Enum.GetNames<RequestKind>()),
        ["desk.urgency.{}"] = Each("desk.urgency.{}", Enum.GetNames<Urgency>()),
        ["desk.basis.{}"] = Each("desk.basis.{}", Enum.GetNames<HoldBasis>()),
        ["desk.network.{}"] = Each("desk.network.{}", s_families),
        ["desk.deadline.{}"] = Each("desk.deadline.{}", Enum.GetNames<DeadlineStanding>()),
        ["desk.queue.view.{}"] = Each("desk.queue.view.{}", Enum.GetNames<QueueView>()),
        ["desk.put-back.{}"] = Each("desk.put-back.{}", LegalRequest.PutBackReasons),
        ["desk.holds.state.{}"] = Each("desk.holds.state.{}", Enum.GetNames<PlacementState>()),
        ["desk.holds.code.{}"] = Each("desk.holds.code.{}", OperatorCodes.All),
        ["desk.holds.done.{}"] = Each("desk.holds.done.{}", ["provisional", "ordered", "approved", "rejected"]),
        ["desk.holds.place.then.{}"] = Each("desk.holds.place.then.{}", Enum.GetNames<HoldBasis>()),
        ["desk.work.officer.{}"] = Each("desk.work.officer.{}", Enum.GetNames<AccountState>()),
        ["desk.work.agency.{}"] = Each("desk.work.agency.{}", Enum.GetNames<AgencyState>()),
        ["desk.work.question.{}"] = Each("desk.work.question.{}", ["Open", "Ended"]),
        ["withdraw.reason.{}"] = Each("withdraw.reason.{}", LegalRequest.WithdrawReasons),
        ["desk.mark.{}"] = Each("desk.mark.{}", [PortalMark.Demo]),
        ["delivery.kind.{}"] = Each("delivery.kind.{}", Enum.GetNames<AnswerKind>()),
        ["desk.packets.standing.{}"] = Each("desk.packets.standing.{}", Enum.GetNames<PacketStanding>()),
        ["desk.packets.revoke.{}"] = Each("desk.packets.revoke.{}", Answer.RevokeReasons),
        ["reports.measure.{}"] = Each("reports.measure.{}", Enum.GetNames<ResponseMeasure>()),
        ["reports.how.{}"] = Each("reports.how.{}", Enum.GetNames<ResponseMeasure>()),
        ["reports.part.{}"] = Each("reports.part.{}", Enum.GetNames<ResponseTimePart>()),
        ["reports.unanswered.{}"] = Each("reports.unanswered.{}", Enum.GetNames<UnansweredPart>()),
        ["answer.code.{}"] = Each("answer.code.{}", s_book.Answers.Codes.Select(code => code.Code)),
        ["answer.escalation.{}"] = Each("answer.escalation.{}", Answer.Escalations),
        ["answer.fault.{}"] = Each("answer.fault.{}", Enum.GetNames<RowFaultKind>()),
        ["answer.kind.{}"] = Each("answer.kind.{}", Enum.GetNames<AnswerKind>()),
        ["answer.kind.{}.hint"] = Each("answer.kind.{}.hint", Enum.GetNames<AnswerKind>()),
        ["answer.language.{}"] = Each("answer.language.{}", s_book.Answers.Languages),
        ["answer.outcome.{}"] = Each("answer.outcome.{}", Enum.GetNames<Outcome>()),
        ["answer.state.{}"] = Each("answer.state.{}", Enum.GetNames<AnswerState>()),
        ["answer.type.{}"] = Each("answer.type.{}", Enum.GetNames<DataColumnType>()),
        ["undelivered.kind.{}"] = Each("undelivered.kind.{}", Enum.GetNames<Consumer>()),
        ["{}.title"] = Each("{}.title", Stems),
        ["{}.text"] = Each("{}.text", Stems),
    };

    private static IEnumerable<string> Instruments => [.. s_book.Freezes.Instruments.Select((InstrumentRule rule) => rule.Kind), .. s_book.Data.Instruments.Select(rule => rule.Kind)];

    private static IEnumerable<string> Categories => s_book.Data.Categories.Select(category => category.Code);

    private static IReadOnlyList<string> OfLines(string word) => [.. s_fields.Where(field => field.Kind == FieldKind.Addresses).Select(field => $"{field.Texts}.{word}")];

    /// <summary>Keys that a page names without their last word. A part of the queue can be empty for its view or for what was
    /// asked for.</summary>
    public static IReadOnlyList<string> Stems => Each("desk.queue.empty.{}", [.. Enum.GetNames<QueueView>(), "filtered", "no-reference", "past-end"]);

    private static IEnumerable<string> EventsShownToAgencies =>
        (string[]?)typeof(PolicyBook).Assembly.GetType("Portal.Application.Ledger.Timeline")?.GetField("s_forAgency", BindingFlags.NonPublic | BindingFlags.Static)?.GetValue(null)
        ?? throw new InvalidOperationException("Timeline no longer keeps the events that agencies are shown in s_forAgency: read them from where they stand now.");

    private static IReadOnlyList<string> Choices(string list, IEnumerable<string> codes) => Each($"choice.{list}.{{}}", codes);

    private static IReadOnlyList<string> Each(string pattern, IEnumerable<string> values) => [.. values.Select(value => pattern.Replace("{}", value))];
}
