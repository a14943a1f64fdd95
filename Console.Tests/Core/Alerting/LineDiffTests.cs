using OperatorConsole.Core.Alerting.History;

namespace OperatorConsole.Tests.Core.Alerting;

public sealed class LineDiffTests
{
    [Fact]
    public void Diff_OfTwoPlaces_HasAHunkForEach()
    {
        var before = string.Join('\n', Enumerable.Range(1, 30));
        var diff = LineDiff.Of(before, before.Replace("\n3\n", "\nthree\n", StringComparison.Ordinal).Replace("\n25\n", "\n", StringComparison.Ordinal));
        Assert.Equal("@@ -1,6 +1,6 @@\n 1\n 2\n-3\n+three\n 4\n 5\n 6\n@@ -22,7 +22,6 @@\n 22\n 23\n 24\n-25\n 26\n 27\n 28\n", diff);
    }

    [Fact]
    public void Diff_OfEqualTexts_IsEmpty() => Assert.Equal("", LineDiff.Of("a\nb", "a\nb"));
}
