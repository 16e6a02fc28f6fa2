using System.Text.RegularExpressions;
using Portal.Web.Tests.Doors;

namespace Portal.Web.Tests.Leaks;

/// <summary>Somebody at a browser whose every URL is written down: asked, redirected to, and linked on the pages seen.</summary>
internal sealed class Visitor(Wire wire, Ears ears) : IDisposable
{
    public Wire Wire => wire;

    public static async Task<Visitor> SignInAsync(PortalFactory factory, Ears ears, string name) =>
        new(await Wire.SignInAsync(factory, factory.Portal.Person(name)), ears);

    public async Task<Reply> GetAsync(string path) => Heard(path, await wire.GetAsync(path));

    public async Task<Reply> PostAsync(string path, params (string Name, string Value)[] fields) => Heard(path, await wire.PostAsync(path, fields));

    /// <summary>Sends a form that must succeed, and reads where it leads.</summary>
    public async Task<Reply> DoAsync(string path, params (string Name, string Value)[] fields)
    {
        var done = await PostAsync(path, fields);
        done.Status.ShouldBe(302, $"{path}: {done.Text}");
        return await GetAsync(done.Location!);
    }

    /// <summary>Sends a file with a form, which must succeed.</summary>
    public async Task<Reply> UploadAsync(string path, string field, string fileName, byte[] bytes, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(("__RequestVerificationToken", wire.Token!)))
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(bytes), field, fileName);
        var done = Heard(path, await wire.SendAsync(HttpMethod.Post, path, form));
        done.Status.ShouldBe(302, $"{path}: {done.Text}");
        return done;
    }

    /// <summary>Proves to be there.</summary>
    public async Task BePresentAsync()
    {
        await GetAsync("/presence");
        await DoAsync("/presence", ("back", "/notices"));
    }

    public void Dispose() => wire.Dispose();

    private Reply Heard(string path, Reply reply)
    {
        ears.Hear(Channel.Url, path);
        ears.Hear(Channel.Url, reply.Location ?? "");
        foreach (Match link in Regex.Matches(reply.Raw, "(?:href|src|action|formaction|data-[a-z-]+)=\"(?<url>/[^\"]*)\"", RegexOptions.ExplicitCapture))
            ears.Hear(Channel.Url, System.Net.WebUtility.HtmlDecode(link.Groups["url"].Value));
        return reply;
    }
}
