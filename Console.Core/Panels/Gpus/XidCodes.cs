namespace OperatorConsole.Core.Panels.Gpus;

/// <summary>What NVIDIA's driver means by an Xid code, as far as an operator must know.</summary>
internal static class XidCodes
{
    /// <summary>Codes that a program causes more often than the board: worth knowing, no reason to take the node out.</summary>
    private static readonly int[] OfPrograms = [13, 31, 43, 45, 68];

    /// <summary>Whether it speaks against the board, its memory, its links or its driver.</summary>
    public static bool IsOfTheBoard(int code) => code > 0 && !OfPrograms.Contains(code);

    /// <summary>The code in words.</summary>
    public static string Words(int code) => code switch
    {
        13 => "a program's graphics engine exception",
        31 => "a program's memory page fault",
        43 => "a program was stopped",
        45 => "a program was cleaned up after an error",
        48 => "a memory error that could not be corrected",
        61 or 62 => "an error of its microcontroller",
        63 => "a memory row was remapped",
        64 => "a memory row could not be remapped",
        74 => "an NVLink error",
        79 => "the GPU fell off the bus",
        92 => "many corrected memory errors",
        94 => "a contained memory error",
        95 => "an uncontained memory error",
        119 or 120 => "its GSP firmware does not answer",
        _ => "see NVIDIA's list of Xid codes",
    };
}
