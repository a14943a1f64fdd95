using System.Runtime.InteropServices;
using System.Text;

namespace OperatorConsole.Core.Alerting.Files;

/// <summary>What files carry beside mode and owner on Linux: ACLs (<c>system.posix_acl_access</c>), labels, what people put on (<c>user.…</c>).</summary>
internal static class ExtendedAttributes
{
    private const int Unsupported = 95; // ENOTSUP
    private const int Gone = 61; // ENODATA

    // The system's own: who may not set them leaves that to the system.
    private static readonly string[] OfTheSystem = ["security.", "trusted."];

    /// <summary>Gives a file those of another, and takes away what it has got of its folder alone. File systems without any are no failure.</summary>
    /// <exception cref="IOException">One cannot be kept.</exception>
    public static void Copy(string from, string to)
    {
        if (!OperatingSystem.IsLinux()) return;
        var wanted = NamesOf(from);
        foreach (var name in NamesOf(to).Except(wanted))
            if (Remove(to, name) != 0) MustNotMatter(name, to);
        foreach (var name in wanted)
            if (Read(from, name) is { } value && Set(to, name, value, (nuint)value.Length, 0) != 0) MustNotMatter(name, from);
    }

    private static string[] NamesOf(string path)
    {
        var names = Filled((buffer, size) => List(path, buffer, size), path) ?? [];
        return Encoding.UTF8.GetString(names).Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    private static byte[]? Read(string path, string name) => Filled((buffer, size) => Get(path, name, buffer, size), path);

    /// <summary>Asked without a buffer the system tells the size. Null where there is nothing.</summary>
    private static byte[]? Filled(Func<byte[]?, nuint, nint> call, string path)
    {
        var size = call(null, 0);
        if (size == 0) return [];
        var buffer = new byte[Math.Max(size, 0)];
        var read = size < 0 ? size : call(buffer, (nuint)buffer.Length);
        if (read >= 0) return buffer[..(int)read];
        var error = Marshal.GetLastPInvokeError();
        return error is Unsupported or Gone ? null : throw new IOException($"The extended attributes of {path} cannot be read: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    private static void MustNotMatter(string name, string path)
    {
        var error = Marshal.GetLastPInvokeError();
        if (!OfTheSystem.Any(p => name.StartsWith(p, StringComparison.Ordinal))) throw new IOException($"The extended attribute {name} of {path} cannot be kept: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    [DllImport("libc", EntryPoint = "listxattr", SetLastError = true)]
    private static extern nint List([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[]? names, nuint size);

    [DllImport("libc", EntryPoint = "getxattr", SetLastError = true)]
    private static extern nint Get([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [Out] byte[]? value, nuint size);

    [DllImport("libc", EntryPoint = "setxattr", SetLastError = true)]
    private static extern int Set([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, byte[] value, nuint size, int flags);

    [DllImport("libc", EntryPoint = "removexattr", SetLastError = true)]
    private static extern int Remove([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
