using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Application.Requests.Forms;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;
using Xunit.Abstractions;

namespace Portal.Application.Tests.Pipeline;

/// <summary>Half of all submissions are a form sent again: one after the other, eight at once, and after a commit that broke.</summary>
public sealed class ResentFormTests(ITestOutputHelper output)
{
    /// <summary>Forms in each of the three ways; each is sent twice.</summary>
    private static readonly int s_forms = Sizes.Of(quick: 334, full: 16_667);

    [Theory, EveryEngine]
    public async Task Submissions_of_which_half_are_duplicates_have_half_the_effects(Engine engine)
    {
        var faults = new Faults();
        await using var portal = await TestPortal.StartAsync(engine, services => faults.Stand(services));
        var officer = portal.Johanna();
        var pattern = await portal.ADraftAsync(officer);
        var drafts = new Drafts(portal, pattern, await portal.GetAsync(new GetDraft(pattern), officer));

        foreach (var draft in drafts.Take(s_forms))
        {
            var key = Guid.NewGuid();
            var first = (await portal.SendFormAsync(drafts.Submit(draft), officer, key)).Value;
            (await portal.SendFormAsync(drafts.Submit(draft), officer, key)).Value.ShouldBe(first);
        }

        await Parallel.ForEachAsync(drafts.Take(s_forms), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (draft, stop) =>
        {
            var key = Guid.NewGuid();
            var (one, other) = (portal.SendFormAsync(drafts.Submit(draft), officer, key, cancellationToken: stop), portal.SendFormAsync(drafts.Submit(draft), officer, key, cancellationToken: stop));
            (await one).Value.ShouldBe((await other).Value);
        });

        var round = 0;
        foreach (var draft in drafts.Take(s_forms))
        {
            var (key, fault) = (Guid.NewGuid(), round++ % 2 == 0 ? Fault.BeforeCommit : Fault.AfterCommit);
            faults.Next = fault;
            await Should.ThrowAsync<BrokenException>(() => portal.SendFormAsync(drafts.Submit(draft), officer, key));
            portal.Database.Count($"requests WHERE id = '{drafts.Written(draft.Value)}'").ShouldBe(fault == Fault.AfterCommit ? 1 : 0);
            (await portal.SendFormAsync(drafts.Submit(draft), officer, key)).Succeeded.ShouldBeTrue();
        }

        var (all, clocks) = (3 * s_forms, portal.Database.Count("clocks"));
        var counts = new[]
        {
            portal.Database.Count("requests"), portal.Database.Count("ledger_entries WHERE event = 'requests.freeze-submitted'"), portal.Database.Count("form_uses"),
            portal.Database.Count("outbox WHERE topic = 'in-your-queue'"), portal.Database.Count("outbox WHERE topic = 'received'"), clocks / 3,
        };
        output.WriteLine($"{engine}: {2 * all} submissions, {all} of them again: requests, entries, keys, team notices, receipts, clocks/3 = {string.Join(", ", counts)}");
        counts.ShouldAllBe(count => count == all);
        (clocks % 3).ShouldBe(0);
    }

    /// <summary>Copies of one complete draft, made behind the portal's back since only their sending is of interest.</summary>
    private sealed class Drafts(TestPortal portal, RequestId pattern, DraftPage page)
    {
        private const string Document = nameof(FreezeAnswers.Document);
        private readonly Dictionary<RequestId, Guid> _documents = [];

        public SubmitFreezeRequest Submit(RequestId draft) =>
            new(draft, page.Version, new Dictionary<string, string>(page.Typed) { [Document] = _documents[draft].ToString() }, "en");

        public string Written(Guid id) => portal.Database.Engine == Engine.Sqlite ? id.ToString().ToUpperInvariant() : id.ToString();

        public List<RequestId> Take(int count)
        {
            var ids = Enumerable.Range(0, count).Select(_ => Guid.NewGuid()).ToList();
            ids.ForEach(id => _documents[new(id)] = Guid.NewGuid());
            foreach (var some in ids.Chunk(200))
            {
                var list = string.Join(", ", some.Select(id => $"('{Written(id)}', '{Written(_documents[new(id)])}')"));
                var cast = portal.Database.Engine == Engine.Sqlite ? "" : "::uuid";
                portal.Database.Run($"""
                    WITH copies (id, document) AS (VALUES {list})
                    INSERT INTO drafts (id, kind, officer, agency, started_at, saved_at, version, answers)
                    SELECT copies.id{cast}, kind, officer, agency, started_at, saved_at, version, replace(answers, '{page.Typed[Document]}', lower(copies.document)) FROM copies CROSS JOIN drafts WHERE drafts.id = '{Written(pattern.Value)}'
                    """);
                portal.Database.Run($"""
                    WITH copies (id, document) AS (VALUES {list})
                    INSERT INTO documents (id, request, file_name, media_type, size, sha256, uploaded_by, uploaded_at)
                    SELECT copies.document{cast}, copies.id{cast}, file_name, media_type, size, sha256, uploaded_by, uploaded_at FROM copies CROSS JOIN documents WHERE documents.request = '{Written(pattern.Value)}'
                    """);
                portal.Database.Run("""
                    INSERT INTO document_contents (id, bytes)
                    SELECT id, (SELECT bytes FROM document_contents LIMIT 1) FROM documents WHERE id NOT IN (SELECT id FROM document_contents)
                    """);
            }

            return ids.ConvertAll(id => new RequestId(id));
        }
    }

    private enum Fault
    {
        None,
        BeforeCommit,
        AfterCommit,
    }

    public sealed class BrokenException() : Exception("The connection broke.");

    /// <summary>Breaks the next commit: before it, so that nothing is stored, or after it, so that only the answer is lost.</summary>
    private sealed class Faults
    {
        public Fault Next { get; set; }

        public void Stand(IServiceCollection services)
        {
            var real = services.Last(service => service.ServiceType == typeof(IUnitOfWork)).ImplementationType!;
            services.AddScoped(real);
            services.Replace(ServiceDescriptor.Scoped<IUnitOfWork>(provider => new Unit((IUnitOfWork)provider.GetRequiredService(real), this)));
        }

        private sealed class Unit(IUnitOfWork real, Faults faults) : IUnitOfWork
        {
            public Task BeginAsync(CancellationToken cancellationToken) => real.BeginAsync(cancellationToken);

            public IReadOnlyList<IEvent> TakeEvents() => real.TakeEvents();

            public Task RollbackAsync() => real.RollbackAsync();

            public async Task CommitAsync(IReadOnlyList<IEvent> events, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
            {
                var fault = faults.Next;
                faults.Next = Fault.None;
                if (fault == Fault.BeforeCommit)
                    throw new BrokenException();
                await real.CommitAsync(events, actor, now, cancellationToken);
                if (fault == Fault.AfterCommit)
                    throw new BrokenException();
            }
        }
    }
}
