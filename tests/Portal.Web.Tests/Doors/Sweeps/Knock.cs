using System.Text.RegularExpressions;
using Portal.Testing.Doors;

namespace Portal.Web.Tests.Doors.Sweeps;

/// <summary>One case at an address: who knocks, about which request, with a fresh proof of presence or without.</summary>
/// <param name="Route">Where.</param>
/// <param name="Person">Who.</param>
/// <param name="Scene">About what; null where the address names no request.</param>
/// <param name="Fresh">Whether the person has just shown to be there.</param>
/// <param name="Ids">Ids in the address and the form, by name.</param>
/// <param name="What">What is special about the ids; empty for those of the scene.</param>
internal sealed record Knock(PortalRoute Route, Person Person, Scene? Scene, bool Fresh, IReadOnlyDictionary<string, string> Ids, string What = "")
{
    /// <summary>Whether the ids in the fields of the form are those of another request.</summary>
    public bool Lent { get; init; }

    /// <summary>Whether the form says that its page was read before anything happened: what others did since is told, to those who
    /// may be told.</summary>
    public bool Unseeing { get; init; }

    public bool Posts => Route.Method == "POST";

    /// <summary>The path with every id filled in.</summary>
    public string Path => Regex.Replace(Route.Address, @"\{(?<name>\w+)[^}]*\}", part => part.Groups["name"].Value switch
        {
            "line" => "1",
            "step" => "case",
            "code" => "404",
            "lang" => "en",
            "theme" => "dark",
            var name => Ids[name],
        }) + (Route.Name.Length > 0 ? $"?handler={Route.Name}" : "");

    public override string ToString() => $"{Route} by {Person}{(Scene is null ? "" : $", {Scene}")}{(What.Length > 0 ? $", {What}" : "")}{(Lent ? ", fields of another request" : "")}{(Unseeing ? ", as if read long ago" : "")}{(Fresh ? "" : ", not shown to be there")}";

    /// <summary>An answer without what must differ: the path that was asked for, which the page repeats in its links, the form's
    /// token and the number of the event, which are random, and the time.</summary>
    public string Faceless(Reply reply)
    {
        var headers = reply.Headers.Where(header => header.Key is not ("Date" or "Set-Cookie" or "X-Correlation-Id")).OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {header.Value}");
        var body = Regex.Replace(reply.Raw, "(?<=name=\"__RequestVerificationToken\" type=\"hidden\" value=\")[^\"]+", "").Replace(Uri.EscapeDataString(Path), "PATH", StringComparison.Ordinal);
        return $"{reply.Status} {reply.Location}\n{string.Join('\n', headers)}\n{body}";
    }
}
