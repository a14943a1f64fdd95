using System.Text;
using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Tests.Core.Requests.LogIndex;

public sealed class SipHashTests
{
    /// <summary>What CPython 3.11 says, whose hash of bytes is SipHash-1-3, with a key of zeros.</summary>
    [Theory]
    [InlineData("a", 0x407448d2b89b1813)]
    [InlineData("c51fcef3", 0xe05a4f20bd4c02c6)]
    [InlineData("0123456789", 0x52b62a4184e1c734)]
    [InlineData("c51fcef36f24437dba83982590ba5763", 0x56fb7b8ce354ea40)]
    public void Hash_WithAKeyOfZeros_IsWhatOthersSay(string text, ulong hash) =>
        Assert.Equal(hash, new SipHash(new byte[16]).Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Hash_WithAnotherKey_IsAnother()
    {
        var text = "c51fcef3"u8;
        Assert.NotEqual(new SipHash("0123456789abcdef"u8).Of(text), new SipHash("0123456789abcdeg"u8).Of(text));
    }
}
