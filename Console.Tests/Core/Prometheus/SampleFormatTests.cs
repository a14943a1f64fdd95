using System.Globalization;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Tests.Core.Prometheus;

public sealed class SampleFormatTests
{
    // What Prometheus itself writes for these.
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(1795245920.808, "1795245920.808")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1.2345678901234567e15, "1234567890123456.8")]
    [InlineData(-1.5e20, "-150000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(0.0000012, "0.0000012")]
    [InlineData(1.5e-7, "1.5e-07")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    public void Text_OfAValue_IsWhatPrometheusWrites(double value, string text) => Assert.Equal(text, SampleFormat.Text(value));

    [Fact]
    public void Text_OfAnyFiniteValue_ReadsBackAsTheSame()
    {
        var random = new Random(7);
        for (var i = 0; i < 10_000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (double.IsFinite(value)) Assert.Equal(value, double.Parse(SampleFormat.Text(value), CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData(1795293542500, "1795293542.500")]
    [InlineData(1795293542000, "1795293542")]
    [InlineData(-7, "-0.007")]
    [InlineData(0, "0")]
    public void Time_OfASample_IsWhatPrometheusWrites(long milliseconds, string text) => Assert.Equal(text, SampleFormat.Time(milliseconds));

    [Theory]
    [InlineData(0.8800000000000002, "0.88")]
    [InlineData(0.003291638244694621, "0.003291638")]
    [InlineData(17179869184, "17179869184")]
    [InlineData(1795245920.808, "1795245920.8")]
    [InlineData(double.NaN, "NaN")]
    public void Rounded_OfAValue_HasNoNoise(double value, string text) => Assert.Equal(text, SampleFormat.Rounded(value));
}
