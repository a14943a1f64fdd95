using System.Diagnostics;
using System.Globalization;
using OperatorConsole.Core.PromQl;
using Xunit.Abstractions;

namespace OperatorConsole.Tests.Core.PromQl;

/// <summary>Whatever is read, nothing throws and nothing hangs. PROMQL_FUZZ_SECONDS lengthens it; three seconds otherwise.</summary>
public sealed class ParserFuzzTests(ITestOutputHelper output)
{
    private const string Characters = "()[]{},=!~<>@+-*/%^#:.'\"`\\ \n\r\t_azAZ0159éπ\u2028\uD83D\uDE00\uFFFD\0";

    [Fact]
    public void AnyText_Read_NeitherThrowsNorHangs()
    {
        var seconds = double.Parse(Environment.GetEnvironmentVariable("PROMQL_FUZZ_SECONDS") ?? "3", CultureInfo.InvariantCulture);
        var seed = Random.Shared.Next();
        var (generator, random) = (new ExpressionGenerator(seed), new Random(seed));
        var clock = Stopwatch.StartNew();
        var longest = new LongestRun();
        long count = 0;
        for (; clock.Elapsed.TotalSeconds < seconds; count++)
        {
            var text = Disturbed(generator.Next(), random);
            longest.Of(() => Read(text, seed));
        }
        output.WriteLine(FormattableString.Invariant($"seed {seed}: {count} texts in {clock.Elapsed.TotalSeconds:0} s, the longest took {longest.Time.TotalMilliseconds:0.0} ms"));
        Assert.True(longest.Time < TimeSpan.FromSeconds(2), $"seed {seed}: one text took {longest.Time}");
    }

    private static void Read(string text, int seed)
    {
        var parsed = PromQlParser.Parse(text);
        Assert.True(parsed.Succeeded ? parsed.Root.Range.End <= text.Length : parsed.Error.Range.End <= text.Length, $"seed {seed}: {text}");
        if (!parsed.Succeeded) return;
        Printer.Print(parsed.Root);
        Assert.All(ExpressionAnalysis.Of(parsed.Root, text).Thresholds.All, t => Assert.True(t.Range.End <= text.Length, $"seed {seed}: {text}"));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("a{b=\"c\"}+")]
    [InlineData("[[")]
    [InlineData("\"\\")]
    [InlineData("x{a=~\"((((\"} ")]
    [InlineData("1e")]
    [InlineData("#\n")]
    public void AnyText_ManyTimesAsLong_TakesNoMoreThanInProportion(string piece)
    {
        var (few, many) = (Repeated(5000), Repeated(80_000));
        Read(many); // compiled
        var once = Enumerable.Range(0, 9).Min(_ => Read(few));
        var longer = Enumerable.Range(0, 9).Min(_ => Read(many));

        // 16 times the text takes a quadratic reader 256 times as long; busy machines get their share of what lies between.
        Assert.True(longer < (64 * once) + 5, FormattableString.Invariant($"{once} ms, 16 times as long {longer} ms"));

        string Repeated(int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));

        static double Read(string text)
        {
            var start = Stopwatch.GetTimestamp();
            PromQlParser.Parse(text);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    private static string Disturbed(string text, Random random)
    {
        for (var i = random.Next(4); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var character = Characters[random.Next(Characters.Length)];
            text = random.Next(3) switch
            {
                0 => text.Insert(at, character.ToString()),
                1 when at < text.Length => text.Remove(at, 1),
                _ => text.Insert(at, string.Concat(Enumerable.Repeat(character, random.Next(1, 500)))),
            };
        }
        return text;
    }
}
