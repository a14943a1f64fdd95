using System.Diagnostics;
using System.Text.Json;

namespace OperatorConsole.Web.Features.Processes;

/// <summary>The note about a running child, for the console that starts after this one was killed.</summary>
internal sealed partial class PidFile(string path, ILogger logger)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public void Write(ProcessIdentity child)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(child));
    }

    public void Delete()
    {
        if (File.Exists(path)) File.Delete(path);
    }

    /// <summary>Ends the noted child where it still runs, and nothing else: a process with the same number but another start is not ours.</summary>
    public async Task EndStrayAsync(CancellationToken cancellation)
    {
        if (Read() is not { } noted) return;
        if (ProcessIdentity.Of(noted.Id) == noted)
        {
            LogStray(logger, noted.Program, noted.Id);
            using var stray = Process.GetProcessById(noted.Id);
            await stray.EndAsync(Grace, cancellation);
        }
        Delete();
    }

    private ProcessIdentity? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<ProcessIdentity>(File.ReadAllText(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException e)
        {
            LogUnreadable(logger, path, e.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ending {Program} (process {Id}), which an earlier console left behind.")]
    private static partial void LogStray(ILogger logger, string program, int id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} cannot be read, so nothing an earlier console left behind can be ended: {Reason}")]
    private static partial void LogUnreadable(ILogger logger, string file, string reason);
}
