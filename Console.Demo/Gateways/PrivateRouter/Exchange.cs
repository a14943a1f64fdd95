using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.PrivateRouter;

/// <summary>One HTTP request and its response, decided when it begins and counted when it ends.</summary>
internal readonly record struct Exchange(Route Route, int Status, DateTimeOffset Start, double Seconds, RequestId Id, Client Client)
{
    /// <summary>Who asked, where that is known.</summary>
    public int? UserId { get; init; }

    /// <summary>Fills the route's parameter.</summary>
    public int Parameter { get; init; }

    /// <summary>Bytes of the response body.</summary>
    public int Bytes { get; init; }

    /// <summary>The call to a model behind it.</summary>
    public UpstreamCall? Call { get; init; }

    /// <summary>The unhandled exception that made it a 500.</summary>
    public string? Exception { get; init; }

    /// <summary>The path as it was asked for, where the route does not tell it.</summary>
    public string? RawPath { get; init; }

    public DateTimeOffset End => Start.AddTicks((long)(Seconds * TimeSpan.TicksPerSecond));
}

/// <summary>The other end of a connection.</summary>
internal readonly record struct Client(string Ip, int Port, string? UserAgent)
{
    private static readonly string[] Addresses = [.. Enumerable.Range(2, 200).Select(i => $"10.20.0.{i}")];

    private static readonly string[] Libraries =
    [
        "OpenAI/Python 1.59.2", "OpenAI/Python 1.99.6", "OpenAI/JS 4.77.0", "python-httpx/0.27.2", "curl/8.5.0", "langchain-openai/0.2.14",
    ];

    /// <summary>A program that uses the API with a user's key.</summary>
    public static Client Api(int user, int port) => new(Addresses[user % Addresses.Length], port, Libraries[user % Libraries.Length]);

    /// <summary>The web app's server, in the name of somebody's browser.</summary>
    public static Client Web(int port) =>
        new("172.24.0.6", port, "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36");

    /// <summary>The agent of a GPU node.</summary>
    public static Client Node(int node, int port) => new(Addresses[node], port, "python-httpx/0.28.1");

    /// <summary>The container's own health check.</summary>
    public static Client HealthCheck(int port) => new("127.0.0.1", port, "curl/7.88.1");
}
