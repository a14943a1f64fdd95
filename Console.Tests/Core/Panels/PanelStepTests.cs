using OperatorConsole.Core.Panels;

namespace OperatorConsole.Tests.Core.Panels;

public class PanelStepTests
{
    [Theory]
    [InlineData(3600, 300, 5, 15)]
    [InlineData(604_800, 600, 5, 1800)]
    [InlineData(300, 1000, 15, 15)]
    [InlineData(300, 1_000_000, 1, 1)]
    public void Step_FitsThePixelsAndIsNeverFinerThanTheSamples(int rangeSeconds, int points, int sampleSeconds, int stepSeconds) =>
        Assert.Equal(TimeSpan.FromSeconds(stepSeconds), PanelStep.For(TimeSpan.FromSeconds(rangeSeconds), points, TimeSpan.FromSeconds(sampleSeconds)));
}
