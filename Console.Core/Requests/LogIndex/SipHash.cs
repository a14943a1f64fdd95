using System.Buffers.Binary;
using System.Numerics;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>SipHash-1-3: a keyed hash. Ids are chosen by clients, and without the key nobody can choose ids that collide.</summary>
/// <remarks>Aumasson and Bernstein, "SipHash: a fast short-input PRF", with one round per block and three at the end.</remarks>
public readonly record struct SipHash
{
    private readonly ulong _k0;
    private readonly ulong _k1;

    /// <summary>Takes the key.</summary>
    /// <param name="key">16 bytes, secret and kept as long as what was hashed with them.</param>
    public SipHash(ReadOnlySpan<byte> key) => (_k0, _k1) = (BinaryPrimitives.ReadUInt64LittleEndian(key), BinaryPrimitives.ReadUInt64LittleEndian(key[8..]));

    /// <summary>The hash of some bytes.</summary>
    public ulong Of(ReadOnlySpan<byte> data)
    {
        var v0 = _k0 ^ 0x736f6d6570736575;
        var v1 = _k1 ^ 0x646f72616e646f6d;
        var v2 = _k0 ^ 0x6c7967656e657261;
        var v3 = _k1 ^ 0x7465646279746573;
        var length = (ulong)data.Length << 56;

        for (; data.Length >= 8; data = data[8..])
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(data);
            v3 ^= word;
            Round(ref v0, ref v1, ref v2, ref v3);
            v0 ^= word;
        }

        for (var i = data.Length - 1; i >= 0; i--) length |= (ulong)data[i] << (8 * i);
        v3 ^= length;
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= length;
        v2 ^= 0xff;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v3;
        v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
        v2 = BitOperations.RotateLeft(v2, 32);
    }
}
