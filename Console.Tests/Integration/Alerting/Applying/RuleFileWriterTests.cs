using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using OperatorConsole.Core.Alerting.Applying;
using OperatorConsole.Core.Alerting.Files;

namespace OperatorConsole.Tests.Integration.Alerting.Applying;

[SupportedOSPlatform("linux")]
public sealed class RuleFileWriterTests : IDisposable
{
    private const string Acl = "system.posix_acl_access";

    private readonly TemporaryFolder _folder = new();

    private string Target => Path.Combine(_folder.Path, "a.yml");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_WhileAnEditorHasTheFileOpen_LeavesItToTheEditor()
    {
        File.WriteAllText(Target, "old");
        using (var editor = new FileStream(Target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            Assert.False(Write("new", over: "old").IsWritten);
            editor.Write("the editor's"u8);
        }
        Assert.Equal("the editor's", File.ReadAllText(Target));
        Assert.Equal(["a.yml"], Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Write_OverOtherBytesThanWereLookedAt_LeavesThem()
    {
        File.WriteAllText(Target, "other");
        Assert.False(Write("new", over: "old").IsWritten);
        Assert.Equal("other", File.ReadAllText(Target));
    }

    [Fact]
    public void Write_WhileSomebodyReads_IsWritten()
    {
        File.WriteAllText(Target, "old");
        using var reader = new StreamReader(new FileStream(Target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        Assert.True(Write("new", over: "old").IsWritten);
        Assert.Equal(("new", "old"), (File.ReadAllText(Target), reader.ReadToEnd()));
    }

    [Fact]
    public void Write_OverAFileWithAclAndAttributes_KeepsThem()
    {
        File.WriteAllText(Target, "old");
        File.SetUnixFileMode(Target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Set(Target, "user.team", "search"u8.ToArray());
        Set(Target, Acl, AclFor(reader: 65534));
        var mode = File.GetUnixFileMode(Target);

        Assert.True(Write("new", over: "old").IsWritten);

        Assert.Equal(("new", mode), (File.ReadAllText(Target), File.GetUnixFileMode(Target)));
        Assert.Equal("search", Encoding.UTF8.GetString(Get(Target, "user.team")!));
        Assert.Equal(AclFor(reader: 65534), Get(Target, Acl));
    }

    [Fact]
    public void Write_InAFolderThatGivesItsFilesAnAcl_GivesNoneToAFileThatHadNone()
    {
        File.WriteAllText(Target, "old");
        Set(_folder.Path, "system.posix_acl_default", AclFor(reader: 65534));

        Assert.True(Write("new", over: "old").IsWritten);

        Assert.Null(Get(Target, Acl));
    }

    private FileWrite Write(string text, string over) => RuleFileWriter.Write(RuleFileAccess.Of(Target), Encoding.UTF8.GetBytes(text), RuleFileContent.HashOf(Encoding.UTF8.GetBytes(over)));

    /// <summary>Version 2, then tag, right and id of each entry: owner rw, one user r, group r, mask r, others nothing.</summary>
    private static byte[] AclFor(uint reader)
    {
        (ushort Tag, ushort Right, uint Id)[] entries = [(1, 6, uint.MaxValue), (2, 4, reader), (4, 4, uint.MaxValue), (16, 4, uint.MaxValue), (32, 0, uint.MaxValue)];
        var acl = new byte[4 + (8 * entries.Length)];
        BinaryPrimitives.WriteUInt32LittleEndian(acl, 2);
        foreach (var (index, (tag, right, id)) in entries.Index())
        {
            var entry = acl.AsSpan(4 + (8 * index));
            BinaryPrimitives.WriteUInt16LittleEndian(entry, tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], right);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], id);
        }
        return acl;
    }

    private static void Set(string path, string name, byte[] value)
    {
        if (SetAttribute(path, name, value, (nuint)value.Length, 0) != 0) throw new IOException($"{name} cannot be set in {path} (error {Marshal.GetLastPInvokeError()}): these tests need a temporary folder with attributes and ACLs.");
    }

    private static byte[]? Get(string path, string name)
    {
        var buffer = new byte[1024];
        var size = GetAttribute(path, name, buffer, (nuint)buffer.Length);
        return size < 0 ? null : buffer[..(int)size];
    }

    [DllImport("libc", EntryPoint = "setxattr", SetLastError = true)]
    private static extern int SetAttribute([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, byte[] value, nuint size, int flags);

    [DllImport("libc", EntryPoint = "getxattr", SetLastError = true)]
    private static extern nint GetAttribute([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [Out] byte[] value, nuint size);
}
