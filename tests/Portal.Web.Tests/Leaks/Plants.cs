using System.Globalization;
using Portal.Testing;

namespace Portal.Web.Tests.Leaks;

/// <summary>The marked values of one run. Each is planted once it has been handed out, and a run plants them all.</summary>
internal sealed class Plants
{
    /// <summary>Fields of free text: what one types there may be anything.</summary>
    private static readonly string[] s_texts =
    [
        "freeze: case number", "freeze: statute", "freeze: instrument number", "freeze: issuing authority", "freeze: ground of urgency", "freeze: narrative",
        "freeze: name of the document", "freeze: contents of the document", "question to the agency", "reply to the desk", "reason for rejecting a hold",
        "operator: reference of the hold", "operator: body of a fault", "operator: account", "answer: words", "answer: reason for returning it",
        "answer: words written anew", "name of an officer", "title of an officer", "name of an agency", "name of an investigator",
        "data: case number", "data: statute", "data: instrument number", "data: issuing authority", "data: ground of urgency", "data: narrative",
        "data: name of the document", "data: contents of the document", "table: name of the file", "table: heading of a column", "table: record id",
        "table: account id", "table: target that nobody named", "answer: words with withheld data", "draft: narrative kept while typing", "draft: line being typed",
        "form: amount that is none", "form: name of a field", "message of an exception in a handler", "message of the database", "form refused for its token",
        "row that breaks a unique key",
    ];

    private readonly Dictionary<string, Plant> _all = [];
    private readonly HashSet<string> _planted = [];

    public Plants()
    {
        foreach (var where in s_texts)
            Add(where, n => $"Zêugin „PLANT{n:00}QXW“ <é&'+>", n => $"PLANT{n:00}QXW");
        Add("operator: code of a refusal", n => $"plant{n:00}qxw", n => $"PLANT{n:00}QXW");
        Add("data: e-mail address", n => $"plant{n:00}qxw@example.org", n => $"PLANT{n:00}QXW");
        Add("data: phone number", _ => "+436641936361", _ => "436641936361");
        Add("data: hash of a transaction", _ => "b7c1f0a95d2e4873961fd0c2a4e6b8193750dcefa1826b4d9f3e7058c6a1d2b4", _ => "b7c1f0a95d2e4873961fd0c2a4e6b8193750dcefa1826b4d9f3e7058c6a1d2b4");
        Add("freeze: address", _ => Given.FirstAddress, _ => Given.FirstAddress);
        AddAmount("freeze: amount", "3.87310773");
        AddAmount("amount of a hold", "1.51420142");
        Add("by a stranger: path", n => $"PLANT{n:00}QXW", n => $"PLANT{n:00}QXW");
        Add("by a stranger: query", n => $"PLANT{n:00}QXW", n => $"PLANT{n:00}QXW");
        Add("by a stranger: user agent", n => $"PLANT{n:00}QXW", n => $"PLANT{n:00}QXW");
        Add("by a stranger: cookie", n => $"PLANT{n:00}QXW", n => $"PLANT{n:00}QXW");
        Add("by a stranger: baggage and state of a trace", n => $"plant{n:00}qxw", n => $"PLANT{n:00}QXW");
    }

    /// <summary>The values that people type and upload and the operator answers.</summary>
    public IReadOnlyList<Plant> Typed => [.. _all.Values.Where(plant => !plant.Where.StartsWith("by a stranger", StringComparison.Ordinal))];

    /// <summary>These too, and what a stranger puts into a request by hand, which the portal's own URLs are not to blame for.</summary>
    public IReadOnlyList<Plant> All => [.. _all.Values];

    public IEnumerable<string> Unplanted => _all.Keys.Except(_planted);

    /// <summary>Hands a value out to be typed there.</summary>
    public string this[string where]
    {
        get
        {
            _planted.Add(where);
            return _all[where].Value;
        }
    }

    private void Add(string where, Func<int, string> value, Func<int, string> mark) => _all.Add(where, new(_all.Count + 1, where, value(_all.Count + 1), mark(_all.Count + 1)));

    private void AddAmount(string where, string amount) => _all.Add(where, Plant.OfAmount(_all.Count + 1, where, string.Create(CultureInfo.InvariantCulture, $"{amount}")));
}
