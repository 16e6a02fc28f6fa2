using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Application.Questions;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Questions;
using Portal.Testing;
using Portal.Testing.Doors;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Pipeline;

public sealed class FormTests
{
    private const string Marked = "MARKED-4711 words of a question";

    [Theory, EveryEngine]
    public async Task A_form_sent_twice_has_its_effect_once_and_the_same_answer(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        var (key, entries) = (Guid.NewGuid(), portal.Database.Count("ledger_entries"));

        // Once put back, the request is no longer Signe's: without the key the second sending would be foreign to her.
        (await portal.SendFormAsync(new PutBackRequest(id, "mistake"), portal.Signe(), key)).Succeeded.ShouldBeTrue();
        (await portal.SendFormAsync(new PutBackRequest(id, "mistake"), portal.Signe(), key)).Succeeded.ShouldBeTrue();
        (await portal.SendFormAsync(new PutBackRequest(id, "mistake"), portal.Signe(), Guid.NewGuid())).Succeeded.ShouldBeFalse();

        portal.Database.Count("ledger_entries WHERE event = 'requests.put-back'").ShouldBe(1);
        portal.Database.Count("ledger_entries").ShouldBe(entries + 1);
        portal.Database.Count("form_uses").ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task A_form_sent_again_with_other_contents_is_refused(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        var key = Guid.NewGuid();

        await portal.SendFormAsync(new AskAgency(id, new(Guid.NewGuid()), "Which branch?"), portal.Signe(), key);
        var second = await portal.SendFormAsync(new AskAgency(id, new(Guid.NewGuid()), "Which bank?"), portal.Signe(), key);

        second.Refusals.Said().ShouldBe(["form.sent-otherwise"]);
        portal.Database.Count("ledger_entries WHERE event = 'questions.asked'").ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task A_form_that_was_refused_may_be_corrected_and_sent_with_its_key(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        var (key, question) = (Guid.NewGuid(), new QuestionId(Guid.NewGuid()));

        (await portal.SendFormAsync(new AskAgency(id, question, ""), portal.Signe(), key)).Succeeded.ShouldBeFalse();
        (await portal.SendFormAsync(new AskAgency(id, question, "Which bank?"), portal.Signe(), key)).Succeeded.ShouldBeTrue();
    }

    [Theory, EveryEngine]
    public async Task The_key_of_one_person_is_nothing_to_another(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        var key = Guid.NewGuid();
        await portal.SendFormAsync(new PutBackRequest(id, "mistake"), portal.Signe(), key);

        (await portal.SendFormAsync(new PutBackRequest(id, "mistake"), portal.Person("Amira Haddad").AsActor(), key)).Succeeded.ShouldBeFalse();
        (await portal.SendFormAsync(new PutBackRequest(id, "mistake"), portal.Johanna(), key)).Succeeded.ShouldBeFalse();
    }

    [Theory, EveryEngine]
    public async Task What_is_kept_of_a_form_says_nothing_of_its_contents_and_goes_after_some_days(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        var key = Guid.NewGuid();
        await portal.SendFormAsync(new AskAgency(id, new(Guid.NewGuid()), Marked), portal.Signe(), key);

        var kept = string.Join('|', new[] { "key_hash", "message", "content_hash", "outcome" }.Select(column => portal.Database.List($"SELECT {column} FROM form_uses")[0]));
        kept.ShouldNotContain("MARKED");
        kept.ShouldNotContain(key.ToString("N"));

        portal.Time.Advance(FormUse.Kept - TimeSpan.FromMinutes(1));
        (await portal.GetAsync(new DiscardOldForms(), Actor.Portal)).ShouldBe(new(0, More: false));
        portal.Time.Advance(TimeSpan.FromMinutes(2));
        (await portal.GetAsync(new DiscardOldForms(), Actor.Portal)).ShouldBe(new(1, More: false));
        portal.Database.Count("form_uses").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task The_loser_is_told_what_others_did_after_the_page_was_shown_and_may_send_again(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        var seen = await portal.GetAsync(new GetLedgerSize(), portal.Signe());
        await portal.GetAsync(new WithdrawRequest(id, "mistake"), portal.Johanna());

        var refused = await portal.SendFormAsync(new AskAgency(id, new(Guid.NewGuid()), "Which bank?"), portal.Signe(), Guid.NewGuid(), seen);

        refused.Refusals[0].Code.ShouldBe("form.changed-meanwhile");
        (await portal.GetAsync(new ListMeanwhile(id, seen), portal.Signe())).Select(line => (line.Event, line.By)).ShouldBe([("requests.withdrawn", "Johanna Muster")]);
        portal.Database.Count("ledger_entries WHERE event = 'questions.asked'").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task A_form_stands_where_only_its_sender_and_the_portal_acted_since(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        var seen = await portal.GetAsync(new GetLedgerSize(), portal.Signe());
        await portal.GetAsync(new ConfirmAuthenticity(id), portal.Signe());

        (await portal.SendFormAsync(new AskAgency(id, new(Guid.NewGuid()), "Which bank?"), portal.Signe(), Guid.NewGuid(), seen)).Succeeded.ShouldBeTrue();
    }

    [Theory, EveryEngine]
    public async Task An_officer_is_not_told_of_the_desk_s_inner_steps(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        var seen = await portal.GetAsync(new GetLedgerSize(), portal.Johanna());
        await portal.GetAsync(new PutBackRequest(id, "mistake"), portal.Signe());

        (await portal.GetAsync(new ListMeanwhile(id, seen), portal.Johanna())).ShouldBeEmpty();
        (await portal.SendFormAsync(new WithdrawRequest(id, "mistake"), portal.Johanna(), Guid.NewGuid(), seen)).Succeeded.ShouldBeTrue();
    }

    [Theory, EveryEngine]
    public async Task What_an_officer_is_told_of_is_found_behind_many_inner_steps(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        var seen = await portal.GetAsync(new GetLedgerSize(), portal.Johanna());
        for (var round = 0; round < 21; round++)
        {
            await portal.GetAsync(new PutBackRequest(id, "mistake"), portal.Signe());
            await portal.GetAsync(new ClaimRequest(id), portal.Signe());
        }

        var told = await portal.GetAsync(new ListMeanwhile(id, seen), portal.Johanna());

        told.Count.ShouldBe(20);
        told.ShouldAllBe(line => line.Event == "requests.claimed" && line.By == null);
    }

    [Fact]
    public void The_contents_of_every_form_are_spelled_out_for_comparing()
    {
        var commands = EveryMessage.Types.Where(type => type.IsAssignableTo(typeof(IChanges)) && !type.IsAssignableTo(typeof(IRepeats)));

        foreach (var type in commands)
            Unspelled(type).ShouldBeEmpty($"{type.Name}: JSON does not say all of such a value, so two different forms could look the same");
    }

    /// <summary>Types of values in a message that JSON would write without their value.</summary>
    private static IEnumerable<Type> Unspelled(Type type)
    {
        foreach (var property in type.GetProperties().Where(property => property.GetIndexParameters().Length == 0))
        {
            var value = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            foreach (var part in value.IsGenericType ? value.GetGenericArguments() : [value])
            {
                var bare = Nullable.GetUnderlyingType(part) ?? part;
                var spelled = bare.IsPrimitive || bare.IsEnum || bare == typeof(string) || bare == typeof(Guid) || bare == typeof(DateTimeOffset) || bare == typeof(byte[]) || FormContent.IsText(bare);
                if (!spelled && bare.Namespace?.StartsWith("Portal.", StringComparison.Ordinal) == true && bare.GetProperties().Length > 0)
                {
                    foreach (var inner in Unspelled(bare))
                        yield return inner;
                }
                else if (!spelled)
                {
                    yield return bare;
                }
            }
        }
    }

    [Theory, EveryEngine]
    public async Task Of_two_at_once_the_later_is_told_what_the_first_did(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        for (var round = 0; round < 4; round++)
        {
            var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
            var seen = await portal.GetAsync(new GetLedgerSize(), portal.Signe());

            var asked = portal.SendFormAsync(new AskAgency(id, new(Guid.NewGuid()), "Which bank?"), portal.Signe(), Guid.NewGuid(), seen);
            var withdrawn = portal.SendFormAsync(new WithdrawRequest(id, "mistake"), portal.Johanna(), Guid.NewGuid(), seen);
            IReadOnlyList<(bool Succeeded, IReadOnlyList<Refusal> Refusals)> both = [((await asked).Succeeded, (await asked).Refusals), ((await withdrawn).Succeeded, (await withdrawn).Refusals)];

            both.Count(one => one.Succeeded).ShouldBe(1, $"round {round}");
            both.Single(one => !one.Succeeded).Refusals[0].Code.ShouldBe("form.changed-meanwhile");
        }
    }

    [Fact]
    public void Whatever_a_remembered_command_gives_back_survives_being_kept()
    {
        var samples = new object[]
        {
            default(Done), new Domain.Requests.RequestId(Guid.NewGuid()), new Domain.Documents.DocumentId(Guid.NewGuid()),
            Domain.Requests.RequestReference.From(81_985_529_216_486_895), new Application.Answers.FindingsFilled(3), new Application.Notices.LettersReplayed(3, More: true),
        }.ToDictionary(sample => sample.GetType());
        var given = EveryMessage.Types
            .Where(type => type.IsAssignableTo(typeof(IChanges)) && !type.IsAssignableTo(typeof(IRepeats)) && PermissionTable.Rows.Any(row => row.Message == type && row.Roles.Any(role => role != Role.System)))
            .Select(type => type.GetInterfaces().Single(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ICommand<>)).GetGenericArguments()[0]).Distinct();

        foreach (var type in given)
            GetType().GetMethod(nameof(Kept), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.MakeGenericMethod(type).Invoke(null, [samples[type]])
                .ShouldBe(samples[type], type.Name);
    }

    private static object Kept<T>(T value) => FormOutcome<Result<T>>.Read(FormOutcome<Result<T>>.Write(Result<T>.Of(value))).Value!;
}
