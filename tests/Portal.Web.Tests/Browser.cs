using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Web.Tests;

/// <summary>What a page answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Html">The body as text, with entities resolved, as people read it.</param>
/// <param name="Location">Where a redirect leads.</param>
/// <param name="Headers">All headers, those of the body included; several values are joined by a comma.</param>
public sealed record Answer(int Status, string Html, string? Location, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The text without tags, blanks made one.</summary>
    public string Text => Regex.Replace(Regex.Replace(Html, "<[^>]*>", " "), @"\s+", " ");
}

/// <summary>A browser without script. It keeps cookies itself, because a cookie for secure connections is sent to loopback
/// too by browsers but not by the HTTP client, and follows no redirect by itself.</summary>
public sealed class Browser(Uri home) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = home };
    private readonly Dictionary<string, string> _cookies = [];
    private string? _formToken;

    public Task<Answer> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    /// <summary>Sends a form with the token of the page read last.</summary>
    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        if (_formToken is not null)
            all.Add(KeyValuePair.Create("__RequestVerificationToken", _formToken));
        return SendAsync(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(all) });
    }

    /// <summary>Sends a form that must succeed, and reads the page it leads to.</summary>
    public async Task<Answer> PostAndFollowAsync(string path, params (string Name, string Value)[] fields)
    {
        var answer = await PostAsync(path, fields);
        answer.Status.ShouldBe(302, answer.Html);
        return await GetAsync(answer.Location!);
    }

    /// <summary>Forgets the token, as a page of somebody else would not have it.</summary>
    public void ForgetFormToken() => _formToken = null;

    public void Dispose() => _http.Dispose();

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            if (_cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var response = await _http.SendAsync(request);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                _cookies[pair[0]] = pair[1];
            }

            var body = await response.Content.ReadAsStringAsync();
            if (Regex.Match(body, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"") is { Success: true } token)
                _formToken = token.Groups[1].Value;
            return new(
                (int)response.StatusCode, WebUtility.HtmlDecode(body), response.Headers.Location?.OriginalString,
                response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
        }
    }
}
