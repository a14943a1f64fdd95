using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace OperatorConsole.Core.Alerting.Files;

/// <summary>What .NET does not tell of files on Linux: owners, links, whether one may write, and that a folder is on the disk.</summary>
internal static class UnixFiles
{
    private const int ReadOnlyFileSystem = 30; // EROFS
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int MayWrite = 2; // W_OK
    private const int OpenFolder = 0x80000; // O_RDONLY | O_CLOEXEC
    private const uint BasicFields = 0x7ff; // STATX_BASIC_STATS

    /// <summary>Who owns a file and how many names it has.</summary>
    public readonly record struct Owner(uint User, uint Group, uint Links);

    /// <summary>Null where the system does not tell.</summary>
    public static Owner? OwnerOf(string path)
    {
        if (!OperatingSystem.IsLinux()) return null;
        // struct statx: mask, blksize (4 each), attributes (8), nlink, uid, gid (4 each) …
        var buffer = new byte[256];
        return StatX(CurrentFolder, path, 0, BasicFields, buffer) == 0 ? new Owner(Field(20), Field(24), Field(16)) : null;

        uint Field(int at) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(at)) : BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(at));
    }

    /// <summary>Gives a file to somebody; only root may give it away.</summary>
    public static bool Give(string path, Owner owner) => !OperatingSystem.IsLinux() || ChangeOwner(path, owner.User, owner.Group) == 0;

    /// <summary>Whether the console may write a file or into a folder.</summary>
    public static bool IsWritable(string path, out bool isReadOnlyMount)
    {
        isReadOnlyMount = false;
        if (!OperatingSystem.IsLinux()) return !File.Exists(path) || (File.GetAttributes(path) & FileAttributes.ReadOnly) == 0;
        if (Access(path, MayWrite) == 0) return true;
        isReadOnlyMount = Marshal.GetLastPInvokeError() == ReadOnlyFileSystem;
        return false;
    }

    /// <summary>Waits until the names in a folder are on the disk.</summary>
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux()) return;
        var handle = Open(folder, OpenFolder);
        if (handle < 0) throw new IOException($"The folder {folder} cannot be opened (error {Marshal.GetLastPInvokeError()}).");
        var failed = Sync(handle) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (failed) throw new IOException($"The folder {folder} cannot be written to the disk (error {error}).");
    }

    /// <summary>Whether something is mounted exactly there. A line of mountinfo: <c>36 35 98:0 /a /etc/rules.yml rw,noatime - ext4 /dev/sda1 rw</c></summary>
    public static bool IsMountPoint(string path)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/proc/self/mountinfo")) return false;
        var written = path.Replace("\\", "\\134", StringComparison.Ordinal).Replace(" ", "\\040", StringComparison.Ordinal).Replace("\t", "\\011", StringComparison.Ordinal);
        return File.ReadLines("/proc/self/mountinfo").Any(l => l.Split(' ') is [_, _, _, _, var point, ..] && point == written);
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static extern int StatX(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] buffer);

    [DllImport("libc", EntryPoint = "chown", SetLastError = true)]
    private static extern int ChangeOwner([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint user, uint group);

    [DllImport("libc", EntryPoint = "access", SetLastError = true)]
    private static extern int Access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int handle);
}
