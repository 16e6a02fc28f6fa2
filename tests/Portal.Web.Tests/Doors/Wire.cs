using System.Net;
using System.Text.RegularExpressions;
using Portal.Domain.Accounts;

namespace Portal.Web.Tests.Doors;

/// <summary>An answer as it came over the line, before a browser has read it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Raw">The body, entities as they were sent.</param>
/// <param name="Location">Where a redirect leads.</param>
/// <param name="Headers">All headers, those of the body included; several values are joined by a comma.</param>
/// <param name="SetCookies">Each cookie with its attributes, as it was set.</param>
public sealed record Reply(int Status, string Raw, string? Location, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<string> SetCookies)
{
    /// <summary>The body with entities resolved, as people read it.</summary>
    public string Html => WebUtility.HtmlDecode(Raw);

    /// <summary>The text without tags, blanks made one.</summary>
    public string Text => Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(Raw, "<[^>]*>", " ")), @"\s+", " ");

    /// <summary>What stands in a box of the form, as a browser would show it.</summary>
    public string Typed(string name)
    {
        var box = Regex.Match(Raw, $"<input[^>]* name=\"{Regex.Escape(name)}\"[^>]*>");
        if (box.Success)
            return WebUtility.HtmlDecode(Regex.Match(box.Value, " value=\"([^\"]*)\"").Groups[1].Value);
        var area = Regex.Match(Raw, $"<textarea[^>]* name=\"{Regex.Escape(name)}\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline);
        area.Success.ShouldBeTrue($"The page has no box {name}.");
        var text = WebUtility.HtmlDecode(area.Groups[1].Value);
        // A browser drops the first line break of a text area.
        return text.StartsWith('\n') ? text[1..] : text;
    }

    /// <summary>Whether a box of the page has its tick.</summary>
    public bool Ticked(string name) => Regex.Match(Raw, $"<input[^>]* name=\"{Regex.Escape(name)}\"[^>]*>").Value.Contains(" checked=\"checked\"");

    /// <summary>A problem must stand beside its field and in the summary, which leads to a field that is there.</summary>
    public void ShouldBlame(string field, string words)
    {
        Status.ShouldBe(422);
        Part($"<div[^>]* id=\"{field}-error\"[^>]*>(.*?)</div>").ShouldContain(words);
        Part("<div[^>]* class=\"error-summary\"[^>]*>(.*?)</div>").ShouldContain(words);
        Raw.ShouldContain($"<a href=\"#{field}\">");
        Raw.ShouldContain($" id=\"{field}\"");
        Raw.ShouldContain("<title>Error: ");
    }

    private string Part(string pattern) => WebUtility.HtmlDecode(Regex.Match(Raw, pattern, RegexOptions.Singleline).Groups[1].Value);
}

/// <summary>A line to the portal below a browser: whatever header, method or file one likes, and cookies to look into.</summary>
public sealed class Wire(Uri home) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null }) { BaseAddress = home };

    /// <summary>Ends with a slash.</summary>
    public Uri Home => home;

    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>Token of the page read last; null leaves it out.</summary>
    public string? Token { get; set; }

    /// <summary>Headers of every message.</summary>
    public List<(string Name, string Value)> Headers { get; } = [];

    public static Wire To(PortalFactory factory) => new(new UriBuilder(factory.ClientOptions.BaseAddress) { Host = "localhost" }.Uri);

    /// <summary>A line of somebody who has signed in.</summary>
    public static async Task<Wire> SignInAsync(PortalFactory factory, Account person)
    {
        var wire = To(factory);
        await wire.GetAsync("/sign-in");
        (await wire.PostAsync("/sign-in", ("account", person.Id.ToString()))).Status.ShouldBe(302);
        await wire.GetAsync("/notices");
        return wire;
    }

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Reply> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(WithToken(fields).Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public async Task<Reply> UploadAsync(string path, string fileName, byte[] bytes, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in WithToken(fields))
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(bytes), "Document", fileName);
        return await SendAsync(HttpMethod.Post, path, form);
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request);
        string[] set = response.Headers.TryGetValues("Set-Cookie", out var values) ? [.. values] : [];
        foreach (var pair in set.Select(cookie => cookie.Split(';')[0].Split('=', 2)))
            Cookies[pair[0]] = pair[1];
        var body = await response.Content.ReadAsStringAsync();
        if (Regex.Match(body, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"") is { Success: true } token)
            Token = token.Groups[1].Value;
        return new(
            (int)response.StatusCode, body, response.Headers.Location?.OriginalString,
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            set);
    }

    public void Dispose() => _http.Dispose();

    private (string Name, string Value)[] WithToken((string Name, string Value)[] fields) =>
        Token is null ? fields : [.. fields, ("__RequestVerificationToken", Token)];
}
