using System.Threading.Channels;

namespace OperatorConsole.Core.Gateways;

/// <summary>Keeps the fleet's profiles as they stand in the folder of the operator's own.</summary>
/// <remarks>
/// The folder is watched, and its texts are compared every few seconds besides: network mounts and the links of a Kubernetes
/// ConfigMap change without a word.
/// </remarks>
public sealed class ProfileFolder(string folder, GatewayFleet fleet, TimeProvider time)
{
    /// <summary>Editors write a file in several steps.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private IReadOnlyList<ProfileFile>? _files;

    /// <summary>Reads what changes until cancelled.</summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        Refresh();
        while (true)
        {
            using var watcher = Watch();
            do
            {
                if (await ChangedAsync(cancellation)) await Task.Delay(Settling, time, cancellation);
                while (_changes.Reader.TryRead(out _)) continue;
                Refresh();
            }
            while (watcher is not null && Directory.Exists(folder));
        }
    }

    /// <summary>Reads the folder, and gives the fleet its profiles if they are others than before.</summary>
    internal void Refresh()
    {
        var files = ProfileFiles.Read(folder);
        if (_files is not null && files.SequenceEqual(_files)) return;
        _files = files;
        fleet.Use(ProfileCatalogue.Load(files, fleet.Profiles));
    }

    private async Task<bool> ChangedAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var change = _changes.Reader.WaitToReadAsync(stop.Token).AsTask();
        var first = await Task.WhenAny(change, Task.Delay(Poll, time, stop.Token));
        await stop.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        return first == change;
    }

    /// <summary>Tells of changes; null where the folder is missing or cannot be watched, as when the system allows no further watcher.</summary>
    private FileSystemWatcher? Watch()
    {
        if (!Directory.Exists(folder)) return null;
        try
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = false };
            watcher.Changed += Tell;
            watcher.Created += Tell;
            watcher.Deleted += Tell;
            watcher.Renamed += Tell;
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception problem) when (problem is IOException or ArgumentException)
        {
            return null;
        }

        void Tell(object sender, FileSystemEventArgs change) => _changes.Writer.TryWrite(true);
    }
}
