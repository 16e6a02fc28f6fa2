using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Connectors.Tests.Notices;

/// <summary>A mail as a mail program reads it: headers unfolded and decoded (RFC 5322 §2.2.3, RFC 2047), body from base64.</summary>
internal sealed class ReadMail
{
    public ReadMail(string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split("\n\n", 2);
        foreach (var line in Regex.Replace(parts[0], @"\n[ \t]+", " ").Split('\n'))
            Headers.Add((line.Split(':', 2)[0], line.Split(':', 2)[1].Trim()));
        Body = Encoding.UTF8.GetString(Convert.FromBase64String(parts[1]));
    }

    public List<(string Name, string Value)> Headers { get; } = [];

    public string Body { get; }

    public string Subject => Regex.Replace(
        Regex.Replace(this["Subject"], @"\?=\s+=\?", "?==?"),
        @"=\?utf-8\?B\?(?<coded>[^?]*)\?=",
        match => Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups["coded"].Value)),
        RegexOptions.IgnoreCase);

    public string this[string name] => Headers.Single(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
