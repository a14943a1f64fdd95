using System.Security.Cryptography;
using System.Text;

namespace OperatorConsole.Core.Alerting.Files;

/// <summary>The bytes of a rule file and what they say.</summary>
public sealed class RuleFileContent
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly bool _hasMark;

    /// <summary>Takes the bytes of a file.</summary>
    public RuleFileContent(byte[] bytes)
    {
        Bytes = bytes;
        Hash = HashOf(bytes);
        _hasMark = bytes.AsSpan().StartsWith(ByteOrderMark);
        try
        {
            Text = Strict.GetString(bytes.AsSpan(_hasMark ? ByteOrderMark.Length : 0));
        }
        catch (DecoderFallbackException)
        {
            Text = Encoding.UTF8.GetString(bytes);
            IsText = false;
        }
    }

    /// <summary>All bytes of the file.</summary>
    public byte[] Bytes { get; }

    /// <summary>SHA-256 of the bytes in hexadecimal: two files with the same are the same.</summary>
    public string Hash { get; }

    /// <summary>The text, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>Whether the bytes are UTF-8; of others nothing can be written back as it was.</summary>
    public bool IsText { get; } = true;

    /// <summary>The bytes of the same file with another text; a byte order mark stays.</summary>
    public RuleFileContent With(string text) => new([.. _hasMark ? ByteOrderMark : [], .. Strict.GetBytes(text)]);

    /// <summary>SHA-256 in hexadecimal.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
