using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Tests.Core.Gateways.Debug;

public sealed class ForeignTextTests
{
    [Theory]
    [InlineData("HTTP 502 Bad Gateway", "HTTP 502 Bad Gateway")]
    [InlineData("Incorrect API key provided: sk-proj-Abcdef1234567890.", "Incorrect API key provided: sk-….")]
    [InlineData("GET https://x/v1?key=AIzaSyA1234567890&alt=json failed", "GET https://x/v1?key=…&alt=json failed")]
    [InlineData("Authorization: Bearer abc.def-ghi", "Authorization: Bearer …")]
    [InlineData("a\r\nb\u001b[31mc", "a  b [31mc")]
    [InlineData("user\u202Egnp.exe", "user gnp.exe")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    public void Text_OfOthers_LosesKeysAndWhatSteersTheScreen(string text, string shown) => Assert.Equal(shown, ForeignText.Of(text));

    [Fact]
    public void Text_ThatIsTooLong_IsCut() => Assert.Equal(241, ForeignText.Of(new string('x', 10_000)).Length);

    [Theory]
    [InlineData("sk-a…wxyz", "…wxyz")]
    [InlineData("sk-proj-not-masked-at-all-1234", "…1234")]
    [InlineData("short", "…")]
    [InlineData("", "…")]
    public void Key_Masked_ShowsItsEndAtMost(string told, string shown) => Assert.Equal(shown, ForeignText.MaskedKey(told));

    [Theory]
    [InlineData("https://user:pass@api.example.com:8443/v1/chat?key=secret#x", "https://api.example.com:8443/v1/chat")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("not an address", null)]
    [InlineData(null, null)]
    public void Address_OfOthers_LosesWhatMayHoldAKey(string? told, string? shown) => Assert.Equal(shown, ForeignText.Address(told));
}
