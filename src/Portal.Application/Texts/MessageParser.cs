using System.Text;

namespace Portal.Application.Texts;

/// <summary>Reads the part of ICU MessageFormat the portal uses: <c>{name}</c>, <c>{n, plural, …}</c> with <c>#</c> and
/// <c>=0</c>, <c>{x, select, …}</c>. An apostrophe before a brace, or before <c>#</c> in a plural, quotes up to the next
/// one; two stand for one.</summary>
internal sealed class MessageParser
{
    private readonly string _source;
    private readonly IReadOnlyList<string> _pluralWords;
    private int _at;

    private MessageParser(string source, IReadOnlyList<string> pluralWords) => (_source, _pluralWords) = (source, pluralWords);

    /// <param name="source">The message as written.</param>
    /// <param name="pluralWords">The plural words of the language; a plural must answer each of them.</param>
    /// <exception cref="FormatException">The message is malformed; says where and why.</exception>
    public static Message Parse(string source, IReadOnlyList<string> pluralWords)
    {
        var parser = new MessageParser(source, pluralWords);
        var message = parser.Sentence(inPlural: false);
        return parser._at == source.Length ? message : throw parser.Fault("a closing brace without an opening one");
    }

    private Message Sentence(bool inPlural)
    {
        var parts = new List<Part>();
        var words = new StringBuilder();
        while (_at < _source.Length && _source[_at] != '}')
        {
            var c = _source[_at];
            if (c == '\'')
            {
                Quoted(words, inPlural);
            }
            else if (c == '{' || (c == '#' && inPlural))
            {
                if (words.Length > 0)
                    parts.Add(new Words(words.ToString()));
                words.Clear();
                parts.Add(c == '{' ? Braced(inPlural) : Sign());
            }
            else
            {
                words.Append(c);
                _at++;
            }
        }

        if (words.Length > 0)
            parts.Add(new Words(words.ToString()));
        return new(parts);
    }

    private NumberSign Sign()
    {
        _at++;
        return new();
    }

    private void Quoted(StringBuilder words, bool inPlural)
    {
        var next = _at + 1 < _source.Length ? _source[_at + 1] : '\0';
        if (next is '{' or '}' || (next == '#' && inPlural))
        {
            var end = _source.IndexOf('\'', _at + 1);
            if (end < 0)
                throw Fault("a quotation that does not end");
            words.Append(_source, _at + 1, end - _at - 1);
            _at = end + 1;
            return;
        }

        words.Append('\'');
        _at += next == '\'' ? 2 : 1;
    }

    private Part Braced(bool inPlural)
    {
        Expect('{');
        var name = Name();
        if (Take('}'))
            return new Place(name);
        Expect(',');
        var kind = Name();
        if (kind is not ("plural" or "select"))
            throw Fault($"\"{kind}\" where only plural or select may stand");
        Expect(',');
        var branches = Branches(inPlural || kind == "plural");
        Expect('}');
        if (kind == "plural")
            CheckPlural(name, branches.Keys);
        else if (!branches.ContainsKey("other"))
            throw Fault($"the choice of {name} has no branch \"other\"");
        return new Fork(name, kind == "plural", branches);
    }

    private Dictionary<string, Message> Branches(bool inPlural)
    {
        var branches = new Dictionary<string, Message>();
        while (!Ahead('}'))
        {
            var word = Name();
            Expect('{');
            var branch = Sentence(inPlural);
            if (!Take('}'))
                throw Fault("a brace that does not close");
            if (!branches.TryAdd(word, branch))
                throw Fault($"the branch \"{word}\" stands twice");
        }

        return branches;
    }

    private void CheckPlural(string name, Dictionary<string, Message>.KeyCollection words)
    {
        var missing = _pluralWords.Where(word => !words.Contains(word) && !(ExactOf(word) is { } exact && words.Contains(exact))).ToList();
        var unknown = words.Where(word => !word.StartsWith('=') && !_pluralWords.Contains(word)).ToList();
        if (missing.Count > 0)
            throw Fault($"the plural of {name} lacks {string.Join(", ", missing)}");
        if (unknown.Count > 0)
            throw Fault($"the plural of {name} has {string.Join(", ", unknown)}, which the language does not");
    }

    private static string? ExactOf(string word) => word switch { "zero" => "=0", "one" => "=1", "two" => "=2", _ => null };

    private string Name()
    {
        Blank();
        var start = _at;
        while (_at < _source.Length && (char.IsLetterOrDigit(_source[_at]) || _source[_at] is '-' or '_' or '='))
            _at++;
        var name = _source[start.._at];
        Blank();
        return name.Length > 0 ? name : throw Fault("a name is missing");
    }

    private bool Ahead(char c)
    {
        Blank();
        if (_at >= _source.Length)
            throw Fault("a brace that does not close");
        return _source[_at] == c;
    }

    private bool Take(char c)
    {
        if (!Ahead(c))
            return false;
        _at++;
        return true;
    }

    private void Expect(char c)
    {
        if (!Take(c))
            throw Fault($"\"{_source[_at]}\" where \"{c}\" is due");
    }

    private void Blank()
    {
        while (_at < _source.Length && char.IsWhiteSpace(_source[_at]))
            _at++;
    }

    private FormatException Fault(string what) => new($"{what}, at character {_at + 1}");
}
