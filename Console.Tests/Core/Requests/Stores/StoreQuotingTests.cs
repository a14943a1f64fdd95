using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OperatorConsole.Core.Requests.Stores;

namespace OperatorConsole.Tests.Core.Requests.Stores;

/// <summary>Whatever an id holds, a query has it as one literal.</summary>
public sealed class StoreQuotingTests
{
    private const string Nasty = "\"\\`'#|}{()[]*+?.^$<>=~!&%@;:,/ \n\r\t\0\u001b\u007f\u202eaZ09é😀-_";

    [Fact]
    public void Literals_OfHostileTexts_ReadBackAsTheText()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var text = Hostile(random);
            Assert.Equal(text, ReadGoString(StoreQuoting.LogQl(text)));
            Assert.Equal(text, ReadGoString(StoreQuoting.LogsQl(text)));
            Assert.Equal(text, ReadGoString(StoreQuoting.TraceQl(text)));
            var tags = JsonSerializer.Deserialize<Dictionary<string, string>>(StoreQuoting.JaegerTags([("request_id", text), (text + "x", "1")]))!;
            Assert.Equal((text, "1", 2), (tags["request_id"], tags[text + "x"], tags.Count));
        }
    }

    [Fact]
    public void Expressions_OfHostileTexts_FitThemAndNothingElse()
    {
        var random = new Random(8);
        for (var i = 0; i < 500; i++)
        {
            var (first, second) = (Hostile(random), Hostile(random));
            var whole = new Regex($"\\A(?:{ReadGoString(StoreQuoting.LogQlAnyOf([first, second]))})\\z", RegexOptions.Singleline | RegexOptions.CultureInvariant);
            Assert.Matches(whole, first);
            Assert.Matches(whole, second);
            Assert.DoesNotMatch(whole, first + "x");
            Assert.DoesNotMatch(whole, "x" + second);
        }
    }

    [Fact]
    public void Literal_OfSixtyFourKibibytes_IsOne() => Assert.Equal(new string('"', 65_536), ReadGoString(StoreQuoting.LogQl(new string('"', 65_536))));

    private static string Hostile(Random random)
    {
        var runes = Nasty.EnumerateRunes().ToArray();
        return string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => runes[random.Next(runes.Length)].ToString()));
    }

    /// <summary>Reads a string as Go does, and fails where it ends early or is none.</summary>
    private static string ReadGoString(string literal)
    {
        var text = new StringBuilder();
        Assert.Equal('"', literal[0]);
        for (var at = 1; ; at++)
        {
            var c = literal[at];
            if (c == '"')
            {
                Assert.Equal(literal.Length - 1, at);
                return text.ToString();
            }
            Assert.True(c >= ' ', "a raw control character ends a string of Go");
            if (c != '\\')
            {
                text.Append(c);
                continue;
            }
            var escape = literal[++at];
            if (escape == 'u')
            {
                text.Append((char)int.Parse(literal.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                at += 4;
            }
            else
            {
                Assert.Contains(escape, "\"\\");
                text.Append(escape);
            }
        }
    }
}
