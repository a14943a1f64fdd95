using System.Buffers.Binary;
using System.Text;

namespace OperatorConsole.Bench.Viewers;

/// <summary>Finds attributes in what a circuit sends to be rendered.</summary>
/// <remarks>
/// The last five numbers say where its parts stand: updates, reference frames, two kinds of disposals, strings. A frame has
/// 20 bytes; an attribute's are type 3, the numbers of its name and of its value in the strings, and an event handler.
/// https://github.com/dotnet/aspnetcore/blob/main/src/Components/Shared/src/RenderBatchWriter.cs
/// </remarks>
internal static class RenderBatch
{
    private const int FrameSize = 20;
    private const int Attribute = 3;

    /// <summary>The last value an attribute is given in a batch; null where it is given none.</summary>
    public static string? Find(ReadOnlySpan<byte> batch, string attribute)
    {
        var frames = Number(batch, batch.Length - 16);
        var strings = batch[Number(batch, batch.Length - 4)..^20];
        string? found = null;
        for (var i = Number(batch, frames) - 1; i >= 0 && found is null; i--)
        {
            var frame = batch.Slice(frames + 4 + (i * FrameSize), FrameSize);
            if (Number(frame, 0) == Attribute && Number(frame, 8) >= 0 && Text(batch, strings, Number(frame, 4)) == attribute) found = Text(batch, strings, Number(frame, 8));
        }
        return found;
    }

    private static string Text(ReadOnlySpan<byte> batch, ReadOnlySpan<byte> strings, int number)
    {
        var at = Number(strings, number * 4);
        var (length, shift) = (0, 0);
        while (true)
        {
            var part = batch[at++];
            length |= (part & 127) << shift;
            shift += 7;
            if (part <= 127) return Encoding.UTF8.GetString(batch.Slice(at, length));
        }
    }

    private static int Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
}
