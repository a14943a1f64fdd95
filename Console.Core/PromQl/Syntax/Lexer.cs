namespace OperatorConsole.Core.PromQl.Syntax;

/// <summary>Cuts a text into tokens: <c>sum(rate(x{a="b"}[5m])) > 0.05 # why</c>. The first error ends it.</summary>
internal sealed class Lexer
{
    private readonly string _text;
    private readonly TokenList _tokens;
    private int _at;
    private bool _inBrackets;
    private bool _beforeDuration; // right after [, where Prometheus takes no comment

    private Lexer(string text)
    {
        _text = text;
        _tokens = new TokenList((text.Length / 4) + 4);
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private char Next => _at + 1 < _text.Length ? _text[_at + 1] : '\0';

    public static TokenList Read(string text)
    {
        var lexer = new Lexer(text);
        while (lexer.ReadOne()) { }
        if (lexer._tokens.Problem is null) lexer._tokens.Add(TokenKind.End, text.Length, text.Length);
        return lexer._tokens;
    }

    /// <summary>Reads a token, blank or comment; false at the end and after an error.</summary>
    private bool ReadOne()
    {
        if (_at >= _text.Length) return false;
        switch (Current)
        {
            case ' ' or '\t' or '\n' or '\r':
                _at++;
                return true;
            case '#' when _beforeDuration: return Error(1, "a comment cannot stand before the duration in brackets");
            case '#': return Comment();
            case '{':
                Emit(TokenKind.LeftBrace, 1);
                return InsideBraces();
            case '[':
                if (_inBrackets) return Error(1, "“[” inside brackets");
                (_inBrackets, _beforeDuration) = (true, true);
                return Emit(TokenKind.LeftBracket, 1);
            case ']':
                _inBrackets = _beforeDuration = false;
                return Emit(TokenKind.RightBracket, 1);
            case '(': return Emit(TokenKind.LeftParen, 1);
            case ')': return Emit(TokenKind.RightParen, 1);
            case ',': return Emit(TokenKind.Comma, 1);
            case '@': return Emit(TokenKind.At, 1);
            case ':' when _inBrackets: return Emit(TokenKind.Colon, 1);
            case '"' or '\'' or '`': return String();
            case var c when char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Next)): return Number();
            case var c when char.IsAsciiLetter(c) || c is '_' or ':': return Word();
            default: return Operator();
        }
    }

    /// <summary>Inside braces words have no meaning of their own, and the operators are others.</summary>
    private bool InsideBraces()
    {
        while (_at < _text.Length)
        {
            var isRead = Current switch
            {
                ' ' or '\t' or '\n' or '\r' => Skip(),
                '#' => Comment(),
                ',' => Emit(TokenKind.Comma, 1),
                '"' or '\'' or '`' => String(),
                '=' => Next == '~' ? Emit(TokenKind.RegexMatch, 2) : Emit(TokenKind.Assign, 1),
                '!' when Next == '~' => Emit(TokenKind.RegexNotMatch, 2),
                '!' when Next == '=' => Emit(TokenKind.NotEqual, 2),
                '}' => Emit(TokenKind.RightBrace, 1),
                var c when char.IsAsciiLetter(c) || c == '_' => LabelName(),
                _ => Error(1, $"{Shown()} cannot stand inside braces here"),
            };
            if (!isRead) return false;
            if (_text[_at - 1] == '}' && _tokens.Last.Kind == TokenKind.RightBrace && _tokens.Last.End == _at) return true;
        }
        return true;
    }

    private bool Skip()
    {
        _at++;
        return true;
    }

    private bool LabelName()
    {
        var end = _at;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] == '_')) end++;
        return Emit(TokenKind.Identifier, end - _at);
    }

    private bool Word()
    {
        var end = _at;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] == '_' || (_text[end] == ':' && !_inBrackets))) end++;
        return Emit(Keywords.KindOf(_text.AsSpan(_at, end - _at)), end - _at);
    }

    private bool Number()
    {
        _beforeDuration = false;
        var scanned = NumberText.Scan(_text, _at, out var kind);
        return kind == TokenKind.Error
            ? Error(scanned - _at, $"“{_text[_at..scanned]}” is neither a number nor a duration such as 5m or 1h30m")
            : Emit(kind, scanned - _at);
    }

    private bool String()
    {
        var end = StringText.Scan(_text, _at, out var problem);
        return problem is null ? Emit(TokenKind.String, end - _at) : Error(Math.Max(end - _at, 1), problem);
    }

    private bool Comment()
    {
        var end = _text.AsSpan(_at).IndexOfAny('\n', '\r') is >= 0 and var length ? _at + length : _text.Length;
        _tokens.AddComment(new TextRange(_at, end));
        _at = end;
        return true;
    }

    private bool Operator() => (Current, Next) switch
    {
        ('=', '=') => Emit(TokenKind.Equal, 2),
        ('=', '~') => Error(2, "“=~” compares labels and stands only inside braces"),
        ('=', _) => Error(1, "“=” compares labels and stands only inside braces; numbers are compared with “==”"),
        ('!', '=') => Emit(TokenKind.NotEqual, 2),
        ('<', '=') => Emit(TokenKind.LessOrEqual, 2),
        ('<', '/') => Emit(TokenKind.TrimAbove, 2),
        ('<', _) => Emit(TokenKind.Less, 1),
        ('>', '=') => Emit(TokenKind.GreaterOrEqual, 2),
        ('>', '/') => Emit(TokenKind.TrimBelow, 2),
        ('>', _) => Emit(TokenKind.Greater, 1),
        ('+', _) => Emit(TokenKind.Add, 1),
        ('-', _) => Emit(TokenKind.Subtract, 1),
        ('*', _) => Emit(TokenKind.Multiply, 1),
        ('/', _) => Emit(TokenKind.Divide, 1),
        ('%', _) => Emit(TokenKind.Modulo, 1),
        ('^', _) => Emit(TokenKind.Power, 1),
        ('}', _) => Error(1, "“}” without a “{” before it"),
        _ => Error(1, $"{Shown()} is no part of PromQL"),
    };

    private string Shown() => char.IsSurrogatePair(Current, Next) ? $"“{_text.Substring(_at, 2)}”"
        : char.IsControl(Current) || char.IsSurrogate(Current) || char.IsWhiteSpace(Current) ? FormattableString.Invariant($"the character U+{(int)Current:X4}")
        : $"“{Current}”";

    private bool Emit(TokenKind kind, int length)
    {
        _tokens.Add(kind, _at, _at + length);
        _at += length;
        return true;
    }

    private bool Error(int length, string problem)
    {
        _tokens.AddError(_at, Math.Min(_at + length, _text.Length), problem);
        return false;
    }
}
