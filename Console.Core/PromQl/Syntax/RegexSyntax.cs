using System.Buffers;
using System.Globalization;

namespace OperatorConsole.Core.PromQl.Syntax;

/// <summary>
/// Checks a label's regular expression as Go's RE2 reads it: <c>5..|(?i:timeout)[^a-z]{2,3}</c>.
/// What .NET takes and Go does not (look-around, back references, <c>\Z</c>) is a problem.
/// </summary>
internal ref struct RegexSyntax
{
    private const int MaxRepeats = 1000;
    private const int MaxDepth = 200;

    private static readonly SearchValues<char> Special = SearchValues.Create(@".+*?()|[]{}^$\");

    private static readonly HashSet<string> CharacterClasses =
    [
        "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word", "xdigit",
    ];

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;
    private string? _problem;

    private RegexSyntax(ReadOnlySpan<char> text) => _text = text;

    /// <summary>What is wrong with a pattern; null where nothing is. Then also whether the empty text matches it.</summary>
    public static string? Check(string pattern, out bool matchesEmpty)
    {
        if (!pattern.AsSpan().ContainsAny(Special))
        {
            matchesEmpty = pattern.Length == 0;
            return null;
        }
        var syntax = new RegexSyntax(pattern);
        var whole = syntax.Alternatives();
        if (syntax._problem is null && syntax._at < pattern.Length) syntax._problem = "“)” has no “(” before it";
        matchesEmpty = whole.MatchesEmpty;
        return syntax._problem;
    }

    private Part Alternatives()
    {
        if (++_depth > MaxDepth) _problem ??= "its groups are nested too deeply";
        var whole = Sequence();
        while (_problem is null && Take('|'))
        {
            var next = Sequence();
            whole = new Part(whole.MatchesEmpty || next.MatchesEmpty, Math.Max(whole.Repeats, next.Repeats));
        }
        _depth--;
        return whole;
    }

    private Part Sequence()
    {
        var whole = new Part(true, 1);
        Part? last = null;
        var isRepeated = false;
        while (_problem is null && _at < _text.Length && _text[_at] is not ('|' or ')'))
        {
            if (Repetition(out var least, out var most, out var shown))
            {
                if (last is not { } repeated) _problem = $"nothing stands before “{shown}” that it could repeat";
                else if (isRepeated) _problem = $"“{shown}” repeats a repetition";
                else last = Repeat(repeated, least, most, shown);
                isRepeated = true;
                continue;
            }
            isRepeated = false;
            if (IsFlags()) continue;
            Join(ref whole, last);
            last = Atom();
        }
        Join(ref whole, last);
        return whole;

        static void Join(ref Part whole, Part? next)
        {
            if (next is { } part) whole = new Part(whole.MatchesEmpty && part.MatchesEmpty, Math.Max(whole.Repeats, part.Repeats));
        }
    }

    /// <summary><c>* + ? {2} {2,} {2,3}</c>, each with a ? behind it or not; other braces are plain characters.</summary>
    private bool Repetition(out int least, out int? most, out string shown)
    {
        var start = _at;
        var isCounted = Counts(out least, out most);
        if (!isCounted)
        {
            if (_text[_at] is not ('*' or '+' or '?'))
            {
                shown = "";
                return false;
            }
            (least, most) = (_text[_at] == '+' ? 1 : 0, _text[_at] == '?' ? 1 : null);
            _at++;
        }
        Take('?');
        shown = _text[start.._at].ToString();
        return true;
    }

    private bool Counts(out int least, out int? most)
    {
        var start = _at;
        (least, most) = (0, null);
        if (Take('{') && Count() is { } first)
        {
            (least, most) = (first, first);
            if (Take(',')) most = _at < _text.Length && char.IsAsciiDigit(_text[_at]) ? Count() ?? int.MaxValue : null;
            if (Take('}')) return true;
        }
        _at = start;
        return false;
    }

    private int? Count()
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at])) _at++;
        var digits = _text[start.._at];
        // Go takes no leading zero here and reads {01} as plain characters.
        if (digits.Length == 0 || digits is ['0', _, ..]) return null;
        return digits.Length > 8 ? int.MaxValue : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private Part Repeat(Part part, int least, int? most, string shown)
    {
        if (least > MaxRepeats || most > MaxRepeats || least > most)
        {
            _problem = $"“{shown}” is no valid count: at most {MaxRepeats}, the smaller first";
            return part;
        }
        var repeats = (long)part.Repeats * (shown[0] == '{' ? Math.Max(1, most ?? least) : 1);
        if (repeats > MaxRepeats) _problem = $"“{shown}” repeats repetitions more than {MaxRepeats} times";
        return new Part(least == 0 || part.MatchesEmpty, (int)Math.Min(repeats, MaxRepeats));
    }

    /// <summary>Flags that stand alone, such as <c>(?i)</c>.</summary>
    private bool IsFlags()
    {
        if (_text[_at..] is not ['(', '?', ..]) return false;
        var end = _at + 2;
        while (end < _text.Length && _text[end] is 'i' or 'm' or 's' or 'U' or '-') end++;
        if (end >= _text.Length || _text[end] != ')' || !AreFlags(_text[(_at + 2)..end])) return false;
        _at = end + 1;
        return true;
    }

    private static bool AreFlags(ReadOnlySpan<char> flags) => flags.Count('-') == 0 || (flags.Count('-') == 1 && flags[^1] != '-');

    private Part Atom()
    {
        var c = _text[_at++];
        switch (c)
        {
            case '(': return Group();
            case '[': return Class();
            case '\\': return Escape();
            case '^' or '$': return new Part(true, 1);
            default:
                if (char.IsHighSurrogate(c) && _at < _text.Length) _at++;
                return new Part(false, 1);
        }
    }

    private Part Group()
    {
        if (Take('?') && !GroupStart())
        {
            _problem ??= "Go knows no such group: there are (…), (?:…), (?P<name>…) and the flags i, m, s and U";
            return default;
        }
        var inner = Alternatives();
        if (_problem is null && !Take(')')) _problem = "a “(” is not closed";
        return inner;
    }

    private bool GroupStart()
    {
        if (_text[_at..].StartsWith("P<"))
        {
            var length = _text[(_at + 2)..].IndexOf('>');
            if (length <= 0) return false;
            var name = _text.Slice(_at + 2, length);
            foreach (var c in name)
                if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
            _at += length + 3;
            return true;
        }
        var start = _at;
        while (_at < _text.Length && _text[_at] is 'i' or 'm' or 's' or 'U' or '-') _at++;
        return AreFlags(_text[start.._at]) && Take(':');
    }

    private Part Class()
    {
        Take('^');
        for (var isFirst = true; _at < _text.Length && (isFirst || _text[_at] != ']'); isFirst = false)
        {
            if (_problem is not null) return default;
            if (_text[_at..].StartsWith("[:") && _text[(_at + 2)..].IndexOf(":]") is >= 0 and var length)
            {
                var name = _text.Slice(_at + 2, length);
                if (!CharacterClasses.Contains((name is ['^', .. var negated] ? negated : name).ToString())) _problem = $"“[:{name}:]” is no class of characters";
                _at += length + 4;
                continue;
            }
            var low = ClassCharacter(out var isSet);
            if (isSet || _text[_at..] is not ['-', not ']', ..]) continue;
            _at++;
            var high = ClassCharacter(out isSet);
            if (isSet || high < low) _problem ??= "a range in […] runs backwards";
        }
        if (!Take(']')) _problem ??= "a “[” is not closed";
        return new Part(false, 1);
    }

    /// <summary>A character in brackets; a set such as <c>\d</c> is none.</summary>
    private int ClassCharacter(out bool isSet)
    {
        isSet = false;
        var c = _text[_at++];
        if (c != '\\')
        {
            if (!char.IsHighSurrogate(c) || _at >= _text.Length) return c;
            return char.ConvertToUtf32(c, _text[_at++]);
        }
        if (_at < _text.Length && (isSet = IsSet())) return 0;
        return EscapedCharacter();
    }

    private Part Escape()
    {
        if (_at >= _text.Length)
        {
            _problem = "it ends with a backslash";
            return default;
        }
        switch (_text[_at])
        {
            case 'A' or 'z' or 'B':
                _at++;
                return new Part(true, 1);
            case 'b':
                _at++;
                return new Part(false, 1);
            case 'Q':
                return Literal();
            default:
                if (!IsSet()) EscapedCharacter();
                return new Part(false, 1);
        }
    }

    /// <summary><c>\Q…\E</c>.</summary>
    private Part Literal()
    {
        var rest = _text[(_at + 1)..];
        var length = rest.IndexOf(@"\E");
        _at += 1 + (length < 0 ? rest.Length : length + 2);
        return new Part(rest.Length == 0 || length == 0, 1);
    }

    /// <summary><c>\d \D \s \S \w \W \pL \p{Greek} \P{^L}</c>.</summary>
    private bool IsSet()
    {
        var c = _text[_at];
        if (c is 'd' or 'D' or 's' or 'S' or 'w' or 'W')
        {
            _at++;
            return true;
        }
        if (c is not ('p' or 'P')) return false;
        var rest = _text[(_at + 1)..];
        if (rest is ['{', ..] && rest.IndexOf('}') is > 1 and var end)
        {
            var name = rest[1..end];
            if (!UnicodeClasses.Contains(name is ['^', .. var negated] ? negated : name)) _problem = $@"“\p{rest[..(end + 1)]}” is no class of characters";
            _at += end + 2;
        }
        else
        {
            if (rest.Length == 0 || !UnicodeClasses.Contains(rest[..1])) _problem = @"behind “\p” stands no class of characters";
            _at += Math.Min(2, _text.Length - _at);
        }
        return true;
    }

    private int EscapedCharacter()
    {
        if (_at >= _text.Length)
        {
            _problem ??= "it ends with a backslash";
            return 0;
        }
        var c = _text[_at++];
        switch (c)
        {
            case 'a' or 'f' or 'n' or 'r' or 't' or 'v': return "\a\f\n\r\t\v"["afnrtv".IndexOf(c, StringComparison.Ordinal)];
            case '0' or (>= '1' and <= '7') when c == '0' || (_at < _text.Length && _text[_at] is >= '0' and <= '7'): return Octal(c - '0');
            case 'x': return HexCharacter();
            case < '\x80' when !char.IsAsciiLetterOrDigit(c): return c;
            default:
                _problem ??= $@"Go knows no “\{(char.IsSurrogate(c) ? '?' : c)}”";
                return 0;
        }
    }

    private int Octal(int value)
    {
        for (var i = 0; i < 2 && _at < _text.Length && _text[_at] is >= '0' and <= '7'; i++) value = (value * 8) + (_text[_at++] - '0');
        return value;
    }

    private int HexCharacter()
    {
        var rest = _text[_at..];
        var isBraced = rest is ['{', ..];
        var digits = isBraced ? (rest.IndexOf('}') is > 1 and var end ? rest[1..end] : []) : rest.Length >= 2 ? rest[..2] : [];
        if (digits.Length is 0 or > 6 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) || value > 0x10FFFF)
        {
            _problem ??= @"behind “\x” stands no character's number";
            return 0;
        }
        _at += digits.Length + (isBraced ? 2 : 0);
        return value;
    }

    private bool Take(char c)
    {
        if (_at >= _text.Length || _text[_at] != c) return false;
        _at++;
        return true;
    }

    /// <param name="MatchesEmpty">Whether the empty text matches.</param>
    /// <param name="Repeats">How often counted repetitions in it repeat, all together.</param>
    private readonly record struct Part(bool MatchesEmpty, int Repeats);
}
