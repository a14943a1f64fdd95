using System.Text;

namespace OperatorConsole.Core;

/// <summary>A record that only grows, a line for each entry. Its owner alone may read it.</summary>
internal static class AppendOnlyFile
{
    /// <summary>Adds a line; it is on the disk when this returns, and not in the file when this fails.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Append(string path, string line)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        var end = file.Seek(0, SeekOrigin.End);
        // A crash may have cut the last line: the next one begins anew.
        if (end > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n') file.WriteByte((byte)'\n');
        }
        try
        {
            file.Write(Encoding.UTF8.GetBytes(line + "\n"));
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // A full disk may have taken half a line.
            file.SetLength(end);
            throw;
        }
    }
}
