using System.Globalization;

namespace OperatorConsole.Core.Alerting.Rules;

/// <summary>What stands behind a backslash in double quotes: <c>\n</c>, <c>\"</c>, <c>\x41</c>, <c>\u00e9</c>.</summary>
internal static class YamlEscapes
{
    private const string Letters = "0abt\tnvfre \"/\\N_LP";
    private const string Meanings = "\0\a\b\t\t\n\v\f\r\u001b \"/\\\u0085\u00a0\u2028\u2029";

    /// <summary>What an escape says; empty where it is none.</summary>
    public static string Read(string text, int at)
    {
        var digits = Digits(text[at + 1]);
        if (digits == 0) return Letters.IndexOf(text[at + 1], StringComparison.Ordinal) is >= 0 and var index ? Meanings[index].ToString() : "";
        if (at + 2 + digits > text.Length || !int.TryParse(text.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) return "";
        return code is >= 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? char.ConvertFromUtf32(code) : "";
    }

    /// <summary>How many characters an escape takes in the file.</summary>
    public static int Length(string text, int at) => 2 + Digits(text[at + 1]);

    private static int Digits(char letter) => letter switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
}
