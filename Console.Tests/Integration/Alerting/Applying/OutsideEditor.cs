using System.Collections.Concurrent;
using System.Globalization;
using OperatorConsole.Core.Alerting.Files;

namespace OperatorConsole.Tests.Integration.Alerting.Applying;

/// <summary>
/// Somebody who writes comments into a rule file while consoles change it, now as an editor that puts a new file in its
/// place, now as <c>echo &gt;&gt;</c> does; often while a console is about to put its own file there.
/// </summary>
internal sealed class OutsideEditor(string file)
{
    private readonly Random _random = new(7);

    /// <summary>Every line that was written.</summary>
    public ConcurrentQueue<string> Written { get; } = [];

    /// <summary>Lines of others that the editor itself wrote over: it had read the file before they were there.</summary>
    public ConcurrentQueue<string> Overwritten { get; } = [];

    /// <summary>How often a console's file stood ready when this wrote.</summary>
    public int Collisions { get; private set; }

    /// <summary>Writes until it is stopped.</summary>
    public void Run(CancellationToken cancellation)
    {
        for (var i = 0; !cancellation.IsCancellationRequested; i++)
        {
            if (i % 3 == 0) cancellation.WaitHandle.WaitOne(_random.Next(150));
            else AwaitHalf(cancellation);
            var line = string.Create(CultureInfo.InvariantCulture, $"# line {i} from outside");
            if (i % 2 == 0) Append(line);
            else Replace(line);
            Written.Enqueue(line);
        }
    }

    /// <summary>Until a console's new file stands beside the old one, and up to three milliseconds more.</summary>
    private void AwaitHalf(CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(file)!;
        while (!Directory.EnumerateFiles(folder, ".*-half").Any())
            if (cancellation.IsCancellationRequested) return;
        Collisions++;
        var spins = _random.Next(30_000);
        for (var i = 0; i < spins; i++) Thread.SpinWait(10);
    }

    private void Append(string line)
    {
        using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        stream.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
    }

    private void Replace(string line)
    {
        var after = File.ReadAllText(file) + line + "\n";
        var own = Path.Combine(Path.GetDirectoryName(file)!, ".editor");
        File.WriteAllText(own, after);
        // As a rename does, but what it displaced can be read.
        Assert.True(FileExchange.TryExchange(own, file));
        var lines = after.Split('\n').ToHashSet();
        foreach (var lost in File.ReadAllText(own).Split('\n').Where(l => !lines.Contains(l))) Overwritten.Enqueue(lost);
        File.Delete(own);
    }
}
