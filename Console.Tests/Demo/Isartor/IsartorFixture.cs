namespace OperatorConsole.Tests.Demo.Isartor;

/// <summary>A gateway after a quarter of an hour and its port, for tests that only read.</summary>
public sealed class IsartorFixture : IAsyncLifetime
{
    internal IsartorRun Run { get; } = new IsartorRun().Run(15);

    internal IsartorServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await IsartorServer.StartAsync(Run.Gateway);

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
