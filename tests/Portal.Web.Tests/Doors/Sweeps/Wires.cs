using Portal.Web.Ui.Forms;

namespace Portal.Web.Tests.Doors.Sweeps;

/// <summary>A line for everybody: one of somebody who has just shown to be there, and one of the same person who has not.</summary>
internal sealed class Wires : IDisposable
{
    private static readonly string[] s_takeCookies = ["/sign-in", "/sign-out", "/presence", "/language", "/theme"];
    private readonly Dictionary<(string Person, bool Fresh), Wire> _wires = [];
    private long _ledger;

    public static async Task<Wires> OpenAsync(PortalFactory factory, World world)
    {
        var wires = new Wires();
        foreach (var person in world.People)
        {
            foreach (var fresh in new[] { true, false })
            {
                var wire = wires._wires[(person.Name, fresh)] = person.Account is null ? Wire.To(factory) : await Wire.SignInAsync(factory, person.Account);
                if (person.Account is null)
                    await wire.GetAsync("/sign-in");
                else if (fresh)
                    (await wire.PostAsync("/presence")).Status.ShouldBe(302);
                // Everybody reads the same language, so that pages can be searched for words.
                wire.Cookies["lang"] = "en";
            }
        }

        wires._ledger = factory.Portal.Database.Count("ledger_entries");
        return wires;
    }

    public Wire Of(Person person, bool fresh = true) => _wires[(person.Name, fresh)];

    /// <summary>Sends a case and leaves the line as it was.</summary>
    public async Task<Reply> AskAsync(Knock knock, string name, bool tokenless = false)
    {
        var wire = Of(knock.Person, knock.Fresh);
        var (cookies, token) = (wire.Cookies.ToList(), wire.Token);
        wire.Headers.Clear();
        wire.Headers.Add((Watch.Header, name));
        wire.Token = tokenless ? null : token;
        var reply = knock.Posts ? await wire.PostAsync(knock.Path, Fields(knock)) : await wire.GetAsync(knock.Path);
        if (s_takeCookies.Any(path => knock.Route.Address.StartsWith(path, StringComparison.Ordinal)))
        {
            wire.Cookies.Clear();
            cookies.ForEach(cookie => wire.Cookies[cookie.Key] = cookie.Value);
        }

        wire.Token = token;
        return reply;
    }

    public void Dispose()
    {
        foreach (var wire in _wires.Values)
            wire.Dispose();
    }

    /// <summary>Each knock is a form of its own, so it brings a key that nobody has used.</summary>
    private (string Name, string Value)[] Fields(Knock knock) =>
    [
        (FormStamp.KeyField, Guid.NewGuid().ToString("N")), (FormStamp.SeenField, knock.Unseeing ? "0" : $"{_ledger}"),
        .. Expectations.Fields(knock.Route, knock.Scene).Select(field => (knock.Lent || knock.What.Length > 0) && field.Name != "id" && knock.Ids.TryGetValue(field.Name, out var id) ? (field.Name, id) : field),
    ];
}
