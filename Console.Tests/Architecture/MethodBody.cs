using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace OperatorConsole.Tests.Architecture;

/// <summary>Finds what the instructions of a method refer to.</summary>
internal static class MethodBody
{
    // The second byte of two-byte instructions follows 0xFE.
    private const byte TwoBytes = 0xFE;

    private static readonly Dictionary<ushort, OperandType> Operands = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(c => (ushort)c.Value, c => c.OperandType);

    /// <summary>The types, methods and fields named by the instructions, in their order.</summary>
    public static IEnumerable<EntityHandle> References(byte[] instructions)
    {
        for (var at = 0; at < instructions.Length;)
        {
            ushort code = instructions[at++];
            if (code == TwoBytes) code = (ushort)(code << 8 | instructions[at++]);
            var operand = Operands[code];
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return MetadataTokens.EntityHandle(BitConverter.ToInt32(instructions, at));
            at += Size(operand, instructions, at);
        }
    }

    private static int Size(OperandType operand, byte[] instructions, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(instructions, at),
        _ => 4,
    };
}
