using System.Collections.Concurrent;
using System.Globalization;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Requests.Docker;

/// <summary>Follows what the containers of one gateway print, each into its spool.</summary>
public sealed class DockerFollower(DockerEngine engine, ContainerLogSettings settings, string folder, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (Task Following, DockerContainer Container)> _followed = [];
    private readonly ConcurrentDictionary<string, Failure> _failures = [];
    private Failure? _failure;

    /// <summary>The files of the spools, as a pattern of log files.</summary>
    public static string PatternOf(string folder, ContainerLogSettings settings) => Path.Combine(FolderOf(folder, settings), "*", "log*");

    /// <summary>What an operator should know.</summary>
    public IReadOnlyList<string> Notes =>
    [
        _failure is { } failure
            ? $"{failure}. {failure.Remedy}"
            : string.Create(CultureInfo.InvariantCulture, $"{_followed.Count} containers named {settings.Container} are followed through {settings.Docker}."),
        .. _failures.Values.Select(f => $"{f}. {f.Remedy}"),
    ];

    /// <summary>Follows until it is cancelled.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var containers = await engine.ContainersAsync(cancellation);
                _failure = containers.Failure;
                foreach (var container in (containers.Value ?? []).Where(c => c.Names.Contains(settings.Container)))
                {
                    // One that ended may be started again, and is then followed anew.
                    if (_followed.TryGetValue(container.Id, out var known) && !known.Following.IsCompleted) continue;
                    _followed[container.Id] = (FollowAsync(container, cancellation), container);
                }
                await Task.Delay(Interval, time, cancellation);
            }
        }
        finally
        {
            await Task.WhenAll(_followed.Values.Select(f => f.Following)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static string FolderOf(string folder, ContainerLogSettings settings) => Path.Combine(folder, settings.Gateway);

    private async Task FollowAsync(DockerContainer container, CancellationToken cancellation)
    {
        try
        {
            using var spool = new ContainerSpool(Path.Combine(FolderOf(folder, settings), container.Id[..Math.Min(12, container.Id.Length)]), settings.MaxBytes);
            // What comes in one piece becomes visible as one, at the latest a second later.
            await using var flush = time.CreateTimer(_ => { lock (spool) spool.Flush(); }, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
            var failure = await engine.FollowAsync(container.Id, spool.Last, r => { lock (spool) spool.Add(r); }, cancellation);
            if (failure is null) _failures.TryRemove(container.Id, out _);
            else _failures[container.Id] = failure;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _failures[container.Id] = new Failure(FailureKind.Configuration, $"the log of container {settings.Container}", problem.Message, "Check storage.path, and that its disk is not full.");
        }
    }
}
