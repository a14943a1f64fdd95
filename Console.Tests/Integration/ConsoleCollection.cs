using OperatorConsole.Tests.Browser;

namespace OperatorConsole.Tests.Integration;

/// <summary>The tests that share one running console and one browser; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ConsoleCollection : ICollectionFixture<RunningConsole>, ICollectionFixture<BrowserFixture>
{
    public const string Name = "running console";
}
