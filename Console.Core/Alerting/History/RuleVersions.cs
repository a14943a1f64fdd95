using System.IO.Compression;
using OperatorConsole.Core.Alerting.Files;

namespace OperatorConsole.Core.Alerting.History;

/// <summary>Rule files as they were before and after each change, by their hashes.</summary>
/// <param name="folder">Where they are kept; created where it is missing.</param>
public sealed class RuleVersions(string folder)
{
    /// <summary>Keeps a version; returns when it is on the disk.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Keep(RuleFileContent content)
    {
        Directory.CreateDirectory(folder);
        var path = PathOf(content.Hash);
        if (File.Exists(path)) return;
        var half = path + ".half";
        using (var file = new FileStream(half, FileMode.Create, FileAccess.Write))
        {
            using (var packed = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true)) packed.Write(content.Bytes);
            file.Flush(flushToDisk: true);
        }
        File.Move(half, path, overwrite: true);
        UnixFiles.Flush(folder);
    }

    /// <summary>A version that was kept; null where there is none, or its bytes are not those of its hash any more.</summary>
    public RuleFileContent? Find(string hash)
    {
        // The name of a file: nothing but a hash may become one.
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower) || !File.Exists(PathOf(hash))) return null;
        try
        {
            using var packed = new GZipStream(File.OpenRead(PathOf(hash)), CompressionMode.Decompress);
            using var bytes = new MemoryStream();
            packed.CopyTo(bytes);
            var content = new RuleFileContent(bytes.ToArray());
            return content.Hash == hash ? content : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private string PathOf(string hash) => Path.Combine(folder, $"{hash}.gz");
}
