using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OperatorConsole.Core.Requests.Redaction;

/// <summary>Takes secrets and what users wrote out of log text: by the names of fields, and by what keys, tokens, cards and addresses look like.</summary>
/// <remarks>
/// In its place stands <c>[redacted sk-… 51 characters #ab12]</c>. The number after # is equal for equal secrets as long as the
/// process runs, and says nothing about them.
/// </remarks>
public static class Redactor
{
    /// <summary>Nested deeper than any log.</summary>
    private static readonly JsonReaderOptions Tolerant = new() { MaxDepth = 256, AllowTrailingCommas = true };

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    // No backtracking: the text is whatever a client sent.
    private static readonly Regex Shapes = new(
        """
        (?<before>(?:bearer|basic)\s+)[A-Za-z0-9._~+/=\-]{8,}
        |(?<before>(?:sk|pk|rk|gsk|xai|gw)[-_])[A-Za-z0-9_\-]{12,}
        |(?<before>AIza)[0-9A-Za-z_\-]{20,}
        |(?<before>gh[pousr]_)[A-Za-z0-9]{16,}
        |(?<before>xox[abprs]-)[A-Za-z0-9\-]{10,}
        |(?<before>AKIA)[0-9A-Z]{16}
        |(?<before>eyJ)[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]*
        |(?<before>-----BEGIN\ )[A-Z\ ]+-----[^-]*-----END\ [A-Z\ ]+-----
        |(?<before>[?&](?:api_key|apikey|key|token|sig|signature|access_token|password)=)[^&\s"'\\]+
        |(?<before>)\b[3-6][0-9]{3}[\ \-]?[0-9]{4}[\ \-]?[0-9]{4}[\ \-]?[0-9]{1,4}\b
        |(?<before>)[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}
        """,
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // "password": "…" in text that is no whole JSON
    private static readonly Regex Fields = new(
        """(?<name>[A-Za-z][A-Za-z0-9_.\-]{2,40})(?<between>\\*"\s*:\s*\\*")(?<value>[^"\\]+)""",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>A line without its secrets.</summary>
    public static string Redact(ReadOnlyMemory<byte> line)
    {
        var span = line.Span;
        var text = new StringBuilder();
        var at = 0;
        foreach (var (from, to) in SecretValues(span))
        {
            text.Append(RedactShapes(Encoding.UTF8.GetString(span[at..from])));
            text.Append('"').Append(Mark(span[from..to], "")).Append('"');
            at = to;
        }
        return text.Append(RedactShapes(Encoding.UTF8.GetString(span[at..]))).ToString();
    }

    /// <summary>A value of a field without its secrets.</summary>
    /// <param name="name">The field's name; of a nested one the last part decides too.</param>
    /// <param name="value">Its value.</param>
    public static string Redact(string name, string value) =>
        SecretKeys.Contains(name) || name.Split('.').Any(SecretKeys.Contains) ? Mark(Encoding.UTF8.GetBytes(value), "") : RedactShapes(value);

    private static string RedactShapes(string text)
    {
        var named = Fields.Replace(text, m => SecretKeys.Contains(m.Groups["name"].Value)
            ? $"{m.Groups["name"].Value}{m.Groups["between"].Value}{Mark(Encoding.UTF8.GetBytes(m.Groups["value"].Value), "")}"
            : m.Value);
        return Shapes.Replace(named, m => IsNoCard(m.Value) ? m.Value : Mark(Encoding.UTF8.GetBytes(m.Value), m.Groups["before"].Value));
    }

    // Times and counts have as many digits.
    private static bool IsNoCard(string text)
    {
        if (text.Any(c => !char.IsAsciiDigit(c) && c is not (' ' or '-'))) return false;
        var digits = text.Where(char.IsAsciiDigit).Reverse().Select((c, i) => (c - '0') * (1 + (i % 2))).Sum(d => d > 9 ? d - 9 : d);
        return digits % 10 != 0;
    }

    /// <summary>Where the values of fields with secret names stand; of JSON that ends early, those before its end.</summary>
    private static List<(int From, int To)> SecretValues(ReadOnlySpan<byte> line)
    {
        List<(int, int)> values = [];
        var start = line.IndexOf((byte)'{');
        if (start < 0) return values;
        var reader = new Utf8JsonReader(line[start..], isFinalBlock: true, new JsonReaderState(Tolerant));
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || !SecretKeys.Contains(reader.GetString()!) || !reader.Read()) continue;
                var from = (int)reader.TokenStartIndex;
                if (reader.TokenType is JsonTokenType.Null or JsonTokenType.True or JsonTokenType.False) continue;
                if (!reader.TrySkip()) break;
                values.Add((start + from, start + (int)reader.BytesConsumed));
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // Torn, or followed by other text: what its fields look like is still known.
            return values;
        }
        return values;
    }

    private static string Mark(ReadOnlySpan<byte> secret, string before)
    {
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(Key, secret, hash);
        var kind = before.Length > 0 && before.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? $"{before}… " : "";
        var kept = kind.Length > 0 ? "" : before;
        return string.Create(CultureInfo.InvariantCulture, $"{kept}[redacted {kind}{Encoding.UTF8.GetCharCount(secret)} characters #{Convert.ToHexStringLower(hash[..2])}]");
    }
}
