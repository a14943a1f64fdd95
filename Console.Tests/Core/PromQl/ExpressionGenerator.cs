using System.Globalization;
using System.Text;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Tests.Core.PromQl;

/// <summary>Makes expressions from the whole grammar: mostly right ones, now and then with a wrong type, and broken ones by mutation. A seed always makes the same.</summary>
internal sealed class ExpressionGenerator(int seed)
{
    private static readonly string[] Metrics = ["up", "http_requests_total", "a:b:rate5m", ":x", "_y", "sum", "by", "offset", "start", "end", "and", "limitk", "anchored", "fill", "step", "Foo", "inf_x", "on", "bool", "atan2", "nan"];
    private static readonly string[] Labels = ["job", "le", "status_code", "_", "A1", "on", "by", "sum", "bool", "group_left", "offset", "atan2", "without", "inf", "start", "__name__", "limitk", "a:b"];
    private static readonly string[] Texts = ["", "a", "5..", "4..|5..", "é", "a\\\\b", "\\n", "\\x41", "\\u00e9", "\\xff", "x y", "\\101", "\\\\d+", "😀"];
    private static readonly string[] WrongTexts = ["\\d", "\\400", "\\ud800", "\\xZZ", "\\u12", "\n", "\uFFFD", "\\U00110000"];
    private static readonly string[] Patterns =
    [
        ".*", ".+", "5..", "4..|5..", "|a", "a|", "(a|b)*", "[^a-z]+", "[]a]", "a{2,3}", "a{2,1}", "a{1001}", "a{,3}", "(a", "a)", "a**", "a*?", "a+?*", "*a", "(?i)x", "(?i:x)?", "(?P<n>a)", "(?<n>a)", "(?=a)",
        "\\\\d+", "\\\\pL", "\\\\p{Greek}", "\\\\p{Gree{}", "\\\\p{Lx}", "\\\\p{Yi}", "\\\\p{^^L}", "\\\\p{^Lu}", "\\\\Z", "\\\\bx?", "\\\\Bx?", "^$", "a|^", "[z-a]", "[a-\\\\d]", "[[:alpha:]]", "[[:nope:]]", "[[:]]", "[[:]a:]]", "[[:^alpha:]]", "[[:^^alpha:]]", "\\\\x41", "\\\\x{1F600}", "\\\\x{}", "\\\\1", "\\\\01", "\\\\Qa*b\\\\E", "x{0}", "(a{100}){10}",
        "(a{100}){11}", "[a", "a\\\\", "(?i-s:x)", "(?-)", "()", "(?:)", "$*", "(|a)+", "x{2}{3}", "é+", "[é-ü]", "a{01}", "(?i)*", "a(?i)*", "\\\\_", "\\\\C", "[\\\\pN-z]", "(?P<n>a)(?P<n>b)", "(?P<>a)", "{1}", "a{1", "a{x}",
    ];

    private static readonly string[] Numbers =
    [
        "0", "1", "42", "0.05", ".5", "5.", "1e9", "1E-3", "2.5e+06", "0x1F", "0XaB", "010", "0755", "09", "0.0", "Inf", "NaN", "inF", "9223372036854775807", "9223372036854775808", "00", "1e308", "9007199254740993", "0x7fffffffffffffff", "123456789.123456789",
    ];

    private static readonly string[] WrongNumbers = ["1e309", "0x", "1e", "1e+", "0x1.5", "1.2.3", "0xFFFFFFFFFFFFFFFFF", "1_000", "0x_F", "1__0", "1_", "5h", "1e5s", "12abc", "0b1", "0o7", "1e400", "08_1"];
    private static readonly string[] Durations = ["5m", "1h30m", "1s", "100ms", "1d", "2w", "1y", "1y2w3d4h5m6s7ms", "90m", "3600s", "05m", "1h0m"];
    private static readonly string[] WrongDurations = ["5", "0s", "5M", "1m1h", "5m5m", "1.5h", "5", "300", "1000y", "-5m", "5 m", "m", "1h 30m", "5m:", "step()", "5m*2", "(5m)", "1w1y", "5i", "# c\n5m", "99999999999999999999s"];
    private static readonly string[] Comparisons = ["==", "!=", "<", ">", "<=", ">="];
    private static readonly string[] Arithmetic = ["+", "-", "*", "/", "%", "^", "atan2"];
    private static readonly string[] Sets = ["and", "or", "unless"];
    private static readonly string[] Aggregations = ["sum", "avg", "count", "min", "max", "group", "stddev", "stdvar"];
    private static readonly string[] Pieces =
    [
        "(", ")", "{", "}", "[", "]", ",", "=", "==", "=~", "!~", "!", "@", "+", "-", "by", "on", "bool", "offset", "5m", "1", "\"x\"", "'", "`", "#", "\n", " ", "sum", "group_left", "up", "rate", ":", "and", "~", "é", ".", "0x", "_", "$", "</", "start()", "\t",
        "\r", "ignoring", "without", "or", "nan", "^", "\\", "anchored",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next expression; about half are broken.</summary>
    public string Next()
    {
        var text = Expression(_random.Next(1, 5));
        while (_random.Next(3) == 0) text = Broken(text);
        return text;
    }

    private string Expression(int depth) => _random.Next(12) switch
    {
        0 => Scalar(depth),
        1 => Matrix(depth),
        2 => Text(),
        _ => Vector(depth),
    };

    private string Vector(int depth)
    {
        if (depth <= 0) return Selector();
        return _random.Next(14) switch
        {
            0 or 1 => Modified(Selector()),
            2 or 3 or 4 => Call(depth),
            5 or 6 => Aggregate(depth),
            7 => $"({Blank()}{Vector(depth - 1)}{Blank()})",
            8 => $"{Pick("-", "+")}{Blank()}{Vector(depth - 1)}",
            9 => Binary(Vector(depth - 1), Cased(Pick(Sets)), Matching(), Vector(depth - 1)),
            10 => Binary(Vector(depth - 1), Pick(Comparisons), (Rare(3) ? "bool " : "") + (Rare(3) ? Matching() : ""), Operand(depth - 1)),
            11 => Binary(Operand(depth - 1), Pick(Comparisons), "", Vector(depth - 1)),
            _ => Binary(Operand(depth - 1), Cased(Pick(Arithmetic)), Rare(3) ? Matching() : "", Operand(depth - 1)),
        };
    }

    private string Operand(int depth) => Rare(2) ? Scalar(depth) : Vector(depth);

    private string Scalar(int depth)
    {
        if (depth <= 0 || Rare(2)) return Rare(40) ? Pick(WrongNumbers) : Pick(Numbers);
        return _random.Next(6) switch
        {
            0 => $"{Pick("-", "+", "- ", "--")}{Scalar(depth - 1)}",
            1 => $"({Scalar(depth - 1)})",
            2 => $"scalar({Vector(depth - 1)})",
            3 => Pick("time()", "pi()", "time( )"),
            4 => Binary(Scalar(depth - 1), Pick(Comparisons), Rare(20) ? "" : "bool ", Scalar(depth - 1)),
            _ => Binary(Scalar(depth - 1), Pick(Arithmetic), Rare(30) ? "bool " : Rare(20) ? "on() " : "", Scalar(depth - 1)),
        };
    }

    private string Matrix(int depth) => Rare(4) && depth > 0
        ? Modified($"({Vector(depth - 1)})[{Duration()}{Blank()}:{(Rare(2) ? Duration() : "")}]")
        : Rare(20) ? Vector(depth) : Modified($"{Selector()}[{Blank()}{Duration()}{(Rare(20) ? " # c\n" : "")}{Blank()}]");

    private string Modified(string selector)
    {
        var text = new StringBuilder(selector);
        if (Rare(4)) text.Append(CultureInfo.InvariantCulture, $" {Cased("offset")} {(Rare(3) ? "-" : "")}{Duration()}");
        if (Rare(5)) text.Append(" @ ").Append(Pick("0", "1603774568", "-1.5", "+3", "start()", "end ( )", "START()", "1e300", "Inf", "0x10", "5m", "\"a\"", "end"));
        if (Rare(12)) text.Append(CultureInfo.InvariantCulture, $" offset {Duration()}");
        return text.ToString();
    }

    private string Selector()
    {
        if (Rare(2)) return Pick(Metrics);
        var matchers = string.Join(Pick(",", ", ", " ,\n"), Enumerable.Range(0, _random.Next(4)).Select(_ => Matcher()));
        return $"{(Rare(6) ? "" : Pick(Metrics))}{(Rare(20) ? " " : "")}{{{Blank()}{matchers}{(Rare(8) ? "," : "")}{(Rare(20) ? "# c }\n" : "")}}}";
    }

    private string Matcher()
    {
        if (Rare(60)) return Text();
        var name = Rare(60) ? Text() : Pick(Labels);
        return Rare(3) ? $"{name}{Pick("=~", "!~", " =~ ")}{Quoted(Pick(Patterns))}" : $"{name}{Blank()}{Pick("=", "!=", "= ")}{Text()}";
    }

    private string Call(int depth)
    {
        if (Rare(80)) return $"{Pick("default_rollup", "rates", "Sum_x", "range_median")}({Vector(depth - 1)})";
        var function = Functions.All.OrderBy(f => f.Name, StringComparer.Ordinal).ElementAt(_random.Next(Functions.All.Count));
        var most = function.Most ?? function.Least + 2;
        var count = Rare(30) ? _random.Next(0, most + 2) : _random.Next(function.Least, most + 1);
        var arguments = Enumerable.Range(0, count).Select(i => Argument(function.Parameters.Count == 0 ? ExprType.Scalar : function.Parameters[Math.Min(i, function.Parameters.Count - 1)], depth - 1));
        return $"{(Rare(60) ? function.Name.ToUpperInvariant() : function.Name)}{Blank()}({Blank()}{string.Join($"{Blank()},{Blank()}", arguments)}{(Rare(60) ? "," : "")})";
    }

    private string Argument(ExprType type, int depth) => Rare(40) ? Expression(depth) : type switch
    {
        ExprType.Scalar => Scalar(depth),
        ExprType.RangeVector => Matrix(depth),
        ExprType.String => Text(),
        _ => Vector(depth),
    };

    private string Aggregate(int depth)
    {
        var (name, parameter) = _random.Next(8) switch
        {
            0 => (Pick("topk", "bottomk", "quantile"), Scalar(depth - 1) + ", "),
            1 => ("count_values", Text() + ","),
            2 when Rare(6) => (Pick("limitk", "limit_ratio"), Scalar(depth - 1) + ", "),
            3 when Rare(10) => (Pick(Aggregations), Scalar(0) + ", "),
            _ => (Pick(Aggregations), ""),
        };
        var grouping = Rare(2) ? "" : $"{Cased(Pick("by", "without"))}{Blank()}{LabelList()}";
        var inner = $"({parameter}{(Rare(50) ? Expression(depth - 1) : Vector(depth - 1))})";
        return Rare(2) ? $"{Cased(name)} {grouping} {inner}" : $"{Cased(name)}{inner} {grouping}";
    }

    private string Matching()
    {
        var text = _random.Next(5) > 0 ? "" : $"{Cased(Pick("on", "ignoring"))}{Blank()}{LabelList()} ";
        if (Rare(text.Length > 0 ? 3 : 60)) text += $"{Cased(Pick("group_left", "group_right"))} {(Rare(2) ? LabelList() : "")} ";
        return Rare(100) ? text + "fill(0) " : text;
    }

    private string LabelList() =>
        $"({string.Join(", ", Enumerable.Range(0, _random.Next(4)).Select(_ => Rare(80) ? Text() : Rare(12) ? Pick(Labels) : Pick("job", "le", "status_code", "sum", "on", "by")))}{(Rare(12) ? "," : "")})";

    private string Binary(string left, string op, string modifiers, string right) => $"{left}{Pick(" ", " ", "\n", " # why\n ")}{op} {modifiers}{right}";

    private string Duration() => Rare(25) ? Pick(WrongDurations) : Pick(Durations);

    private string Text() => Quoted(Rare(25) ? Pick(WrongTexts) : Pick(Texts));

    private string Quoted(string inner) => Pick("\"", "\"", "'", "`") is var quote ? $"{quote}{inner}{quote}" : "";

    private string Cased(string word) => Rare(12) ? word.ToUpperInvariant() : word;

    private string Blank() => Rare(5) ? Pick(" ", "\t", "\n", "  ") : "";

    private string Broken(string text)
    {
        var at = _random.Next(text.Length + 1);
        var end = Math.Min(text.Length, at + _random.Next(1, 4));
        return _random.Next(4) switch
        {
            0 => text.Remove(at, end - at),
            1 => text.Insert(at, Pick(Pieces)),
            2 => text[..at] + Pick(Pieces) + text[end..],
            _ => text[..at],
        };
    }

    private bool Rare(int oneIn) => _random.Next(oneIn) == 0;

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
