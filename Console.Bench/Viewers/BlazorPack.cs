using System.Buffers.Binary;
using System.Text;

namespace OperatorConsole.Bench.Viewers;

/// <summary>The part of MessagePack that SignalR's protocol “blazorpack” uses, with its length before every message.</summary>
/// <remarks>https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md</remarks>
internal static class BlazorPack
{
    /// <summary>A call of the hub: <c>[1, {}, id, target, arguments]</c>.</summary>
    public static byte[] Invocation(string? id, string target, params object?[] arguments)
    {
        var body = new MemoryStream();
        Write(body, new object?[] { 1L, new Dictionary<string, string>(), id, target, arguments, Array.Empty<object?>() });
        var framed = new MemoryStream();
        for (var length = (uint)body.Length; ; length >>= 7)
        {
            framed.WriteByte((byte)(length > 127 ? (length & 127) | 128 : length));
            if (length <= 127) break;
        }
        body.WriteTo(framed);
        return framed.ToArray();
    }

    /// <summary>Takes the next message from the bytes; null where it has not arrived whole.</summary>
    public static object?[]? Next(ref ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        for (var i = 0; i < bytes.Length && i < 5; i++)
        {
            length |= (bytes[i] & 127) << (7 * i);
            if (bytes[i] > 127) continue;
            if (bytes.Length < i + 1 + length) return null;
            var message = bytes.Slice(i + 1, length);
            bytes = bytes[(i + 1 + length)..];
            return (object?[])Read(ref message)!;
        }
        return null;
    }

    private static void Write(MemoryStream to, object? value)
    {
        switch (value)
        {
            case null:
                to.WriteByte(0xC0);
                break;
            case bool flag:
                to.WriteByte(flag ? (byte)0xC3 : (byte)0xC2);
                break;
            case long number:
                Head(to, 0xD3, number, 8);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                Head(to, 0xDB, bytes.Length, 4);
                to.Write(bytes);
                break;
            case Dictionary<string, string>:
                to.WriteByte(0x80); // always empty here
                break;
            case object?[] list:
                Head(to, 0xDD, list.Length, 4);
                foreach (var item in list) Write(to, item);
                break;
            default:
                throw new NotSupportedException($"{value.GetType()} is not sent");
        }
    }

    private static void Head(MemoryStream to, byte type, long number, int size)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        to.WriteByte(type);
        to.Write(bytes[(8 - size)..]);
    }

    private static object? Read(ref ReadOnlySpan<byte> bytes)
    {
        var type = Take(ref bytes, 1)[0];
        return type switch
        {
            < 0x80 => (long)type,
            < 0x90 => Map(ref bytes, type & 15),
            < 0xA0 => List(ref bytes, type & 15),
            < 0xC0 => Text(ref bytes, type & 31),
            0xC0 => null,
            0xC2 => false,
            0xC3 => true,
            0xC4 or 0xC5 or 0xC6 => Take(ref bytes, (int)Number(ref bytes, 1 << (type - 0xC4))).ToArray(),
            0xCB => BitConverter.Int64BitsToDouble((long)Number(ref bytes, 8)),
            0xCC or 0xCD or 0xCE or 0xCF => (long)Number(ref bytes, 1 << (type - 0xCC)),
            0xD0 => (long)(sbyte)Number(ref bytes, 1),
            0xD1 => (long)(short)Number(ref bytes, 2),
            0xD2 => (long)(int)Number(ref bytes, 4),
            0xD3 => (long)Number(ref bytes, 8),
            0xD9 or 0xDA or 0xDB => Text(ref bytes, (int)Number(ref bytes, 1 << (type - 0xD9))),
            0xDC or 0xDD => List(ref bytes, (int)Number(ref bytes, 2 << (type - 0xDC))),
            0xDE or 0xDF => Map(ref bytes, (int)Number(ref bytes, 2 << (type - 0xDE))),
            >= 0xE0 => (long)(sbyte)type,
            _ => throw new NotSupportedException($"MessagePack type {type:x2} is not read"),
        };
    }

    private static string Text(ref ReadOnlySpan<byte> bytes, int length) => Encoding.UTF8.GetString(Take(ref bytes, length));

    private static object?[] List(ref ReadOnlySpan<byte> bytes, int count)
    {
        var list = new object?[count];
        for (var i = 0; i < count; i++) list[i] = Read(ref bytes);
        return list;
    }

    private static Dictionary<string, object?> Map(ref ReadOnlySpan<byte> bytes, int count)
    {
        var map = new Dictionary<string, object?>();
        for (var i = 0; i < count; i++) map[(string)Read(ref bytes)!] = Read(ref bytes);
        return map;
    }

    private static ulong Number(ref ReadOnlySpan<byte> bytes, int size)
    {
        ulong number = 0;
        foreach (var part in Take(ref bytes, size)) number = (number << 8) | part;
        return number;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}
