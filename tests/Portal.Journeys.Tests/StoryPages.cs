namespace Portal.Journeys.Tests;

/// <summary>Who opens which pages of the demo's own data. What a page needs and the story leaves out is made first, as people make it.</summary>
internal sealed class StoryPages(PortalProcess portal, Browser browser)
{
    private const string Newest = "ORDER BY r.submitted_at DESC LIMIT 1";
    private const string Idle = "NOT EXISTS (SELECT 1 FROM answers a WHERE a.request = r.id AND a.state IN ('Prepared', 'AwaitingApproval', 'Approved'))";
    private readonly Dictionary<string, List<string>> _pages = [];

    public async Task<IReadOnlyList<(string Person, IReadOnlyList<string> Paths)>> ListAsync()
    {
        Add("", "/sign-in", "/no-such-page");
        Add("Oskar Wieland", "/notices");
        await FilingAsync();
        Agency();
        await DeskAsync();
        await WritingAsync();
        Deciding();
        Reports();
        // The story's people have read everything; with something to read every entry of the masthead has its count.
        portal.Database.Run("UPDATE notices SET read_at = NULL").ShouldBePositive();
        return [.. _pages.Select(person => (person.Key, (IReadOnlyList<string>)[.. person.Value.Distinct()]))];
    }

    private async Task FilingAsync()
    {
        await using var officer = await browser.OpenAsync(portal.Address);
        await officer.SignInAsync("Johanna Muster");
        var freeze = await officer.Page.Locator(".plain-list a").First.GetAttributeAsync("href");
        await officer.GoAsync("/agency/requests/new");
        await officer.ChooseAsync("Kind", "Data");
        await officer.ClickAsync("Start now");
        var data = new Uri(officer.Page.Url).AbsolutePath;
        string[] steps = ["case", "entity", "instrument", "document", "addresses", "amount", "term", "urgency", "narrative"];
        string[] own = ["instrument", "targets", "categories", "range", "certificate"];
        Add(
            "Johanna Muster",
            [
                "/agency/requests", "/agency/requests/new", freeze!, .. steps.Select(step => $"{freeze}/{step}"), Beside(freeze!, "check"), Beside(freeze!, "discard"),
                data, .. own.Select(step => $"{data}/{step}"), Beside(data, "check"), "/notices", "/presence",
            ]);
    }

    /// <summary>What officers find of what they sent.</summary>
    private void Agency()
    {
        var waiting = Request($"r.state = 'Submitted' {Newest}");
        Add(OfficerOf(waiting), Mine(waiting), Mine(waiting) + "/receipt", Mine(waiting) + "/withdraw", Mine(waiting) + "/replace");
        var asked = Request($"r.state = 'AwaitingAgency' {Newest}");
        Add(OfficerOf(asked), Mine(asked), Mine(asked) + "/reply");
        foreach (var packet in new[] { "a.kind = 'Final' AND r.kind = 'Data'", "a.kind = 'Final' AND r.kind = 'Freeze'", "a.kind = 'Decline'" })
        {
            var answered = Request($"EXISTS (SELECT 1 FROM answers a WHERE a.request = r.id AND a.state = 'Disclosed' AND {packet}) {Newest}");
            Add(OfficerOf(answered), Mine(answered), $"{Mine(answered)}/answers/{Answer(answered)}", Mine(answered) + "/replace");
        }

        var expired = Request("EXISTS (SELECT 1 FROM packets p WHERE p.request = r.id) ORDER BY r.submitted_at LIMIT 1");
        Add(OfficerOf(expired), Mine(expired), $"{Mine(expired)}/answers/{Answer(expired)}");
    }

    private async Task DeskAsync()
    {
        await using var investigator = await browser.OpenAsync(portal.Address);
        await investigator.SignInAsync("Signe Lindqvist");
        var waiting = await investigator.Page.Locator("tbody .ref-tag").First.GetAttributeAsync("href");
        Add("Signe Lindqvist", "/desk/queue", "/desk/queue?view=Open", "/desk/queue?view=Mine", "/desk/queue?view=Done", "/desk/queue?reference=LE-0000-0000", waiting!, "/notices");
        Add("Marguerite Stone", "/desk/queue", waiting!);
        var asked = Request($"r.state = 'AwaitingAgency' {Newest}");
        Add(ClaimantOf(asked), Case(asked));
        var verifying = Request($"r.state = 'Verifying' {Newest}");
        Add(ClaimantOf(verifying), Case(verifying));
        var held = Request($"EXISTS (SELECT 1 FROM holds h WHERE h.request = r.id AND h.state = 'Confirmed') {Newest}");
        Add(ClaimantOf(held), Case(held), Case(held) + "/holds");
        var packet = Request($"EXISTS (SELECT 1 FROM packets p WHERE p.request = r.id) {Newest}");
        Add(ClaimantOf(packet), Case(packet), Case(packet) + "/packets", $"{Case(packet)}/answers/{Answer(packet)}/review");
        Add("Daniel Ferreira", Case(packet) + "/packets", $"{Case(packet)}/packets?revoke={Answer(packet)}");
    }

    /// <summary>Answers under way: of a data request with a table that is not taken in, and a decline of a freeze.</summary>
    private async Task WritingAsync()
    {
        var (data, freeze) = (Request($"r.state = 'InReview' AND r.kind = 'Data' AND {Idle} {Newest}"), Request($"r.state = 'InReview' AND r.kind = 'Freeze' AND {Idle} {Newest}"));
        Add(ClaimantOf(freeze), Case(freeze) + "/ask", Case(freeze) + "/holds", Case(freeze) + "/holds/place/1", Case(freeze) + "/holds/place/1?balance=true", Case(freeze) + "/answers/new");
        await using (var investigator = await browser.OpenAsync(portal.Address))
        {
            await investigator.SignInAsync(ClaimantOf(data));
            var answer = await investigator.BeginAnswerAsync(Case(data), "Interim");
            await investigator.FindAsync(1, "Produced");
            await investigator.SaveFindingsAsync();
            await investigator.FollowAsync("Take in a table");
            var category = await investigator.Page.Locator("[name='Category'] option").Last.GetAttributeAsync("value");
            await investigator.GoAsync(answer);
            await investigator.StageAsync(category!, "target;account_id;more\nnobody;U-1;x\n;U-2;y\n");
            Add(ClaimantOf(data), Case(data), answer, answer + "/import", new Uri(investigator.Page.Url).AbsolutePath, answer + "/review");
        }

        await using var decliner = await browser.OpenAsync(portal.Address);
        await decliner.SignInAsync(ClaimantOf(freeze));
        var decline = await decliner.BeginAnswerAsync(Case(freeze), "Decline");
        Add(ClaimantOf(freeze), Case(freeze), decline, decline + "/review");
    }

    private void Deciding()
    {
        Add("Daniel Ferreira", "/desk/holds", "/desk/approvals", "/notices");
        var hold = Request($"EXISTS (SELECT 1 FROM holds h WHERE h.request = r.id AND h.state = 'AwaitingApproval') {Newest}");
        Add("Daniel Ferreira", $"{Case(hold)}/holds/{Text("SELECT id FROM holds WHERE state = 'AwaitingApproval' ORDER BY ordered_at DESC LIMIT 1")}");
        Add(ClaimantOf(hold), Case(hold) + "/holds");
        foreach (var kind in new[] { "Data", "Freeze" })
        {
            var answer = Request($"r.kind = '{kind}' AND EXISTS (SELECT 1 FROM answers a WHERE a.request = r.id AND a.state = 'AwaitingApproval') {Newest}");
            Add("Daniel Ferreira", $"{Case(answer)}/answers/{Answer(answer)}/review");
            Add(ClaimantOf(answer), $"{Case(answer)}/answers/{Answer(answer)}");
        }
    }

    private void Reports() => Add(
        "Marguerite Stone", "/desk/response-times", "/desk/response-times?first=yesterday", "/desk/response-times?first=2020-01-01&last=2020-02-01", "/desk/response-times/requests?measure=Gross&part=All",
        "/desk/response-times/requests?measure=Net&part=Median&kind=Data", "/desk/response-times/unanswered?part=Open", "/desk/response-times/unanswered?part=Withdrawn",
        "/desk/response-times/unanswered?part=Superseded", "/desk/ledger", "/desk/undelivered");

    private void Add(string person, params string[] paths)
    {
        _pages.TryAdd(person, []);
        _pages[person].AddRange(paths);
    }

    private string Request(string which) => Text($"SELECT r.id FROM requests r WHERE {which}");

    /// <summary>The newest answer of a request.</summary>
    private string Answer(string request) => Text($"SELECT id FROM answers WHERE request = '{request}' ORDER BY number DESC LIMIT 1");

    private string OfficerOf(string request) => Text($"SELECT name FROM accounts WHERE id = (SELECT officer FROM requests WHERE id = '{request}')");

    private string ClaimantOf(string request) => Text($"SELECT name FROM accounts WHERE id = (SELECT claimed_by FROM requests WHERE id = '{request}')");

    private string Text(string sql) => portal.Database.List(sql).Select(value => value.ToString()!).FirstOrDefault() ?? throw new InvalidOperationException($"The story has nothing for: {sql}");

    private static string Mine(string request) => $"/agency/requests/{request}";

    private static string Case(string request) => $"/desk/requests/{request}";

    private static string Beside(string draft, string page) => draft.Replace("/draft", $"/{page}", StringComparison.Ordinal);
}
