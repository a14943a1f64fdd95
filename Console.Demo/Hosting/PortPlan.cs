using System.Net;
using System.Net.Sockets;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Hosting;

/// <summary>Which loopback port every listener gets, decided before the first sample is written: the port is part of the series.</summary>
internal sealed class PortPlan
{
    private readonly Dictionary<(string Gateway, string Listener), int> _ports = [];

    /// <param name="gateways">All gateways, in their fixed order.</param>
    /// <param name="first">The first port, further ones follow; 0 takes free ones.</param>
    public PortPlan(IReadOnlyList<SimulatedGateway> gateways, int first)
    {
        var next = first;
        Control = first == 0 ? Free() : next++;
        foreach (var gateway in gateways)
            foreach (var listener in gateway.Listeners)
                _ports[(gateway.Name, listener.Name)] = first == 0 ? Free() : next++;
        Traces = first == 0 ? Free() : next;
    }

    /// <summary>The demo's own port, where scenarios are started.</summary>
    public int Control { get; }

    /// <summary>Where the traces of all gateways are asked for.</summary>
    public int Traces { get; }

    public int Port(SimulatedGateway gateway, Listener listener) => _ports[(gateway.Name, listener.Name)];

    public Uri Address(SimulatedGateway gateway, Listener listener) => new($"http://127.0.0.1:{Port(gateway, listener)}");

    /// <summary>The instance label Prometheus gives to what it scrapes there.</summary>
    public string Instance(SimulatedGateway gateway, Listener listener) => $"127.0.0.1:{Port(gateway, listener)}";

    /// <summary>A port that is free, and of those that no system gives to outgoing connections: history is written for minutes before it is listened on.</summary>
    private int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(10_240, 32_768);
            if (port == Control || _ports.ContainsValue(port)) continue;
            try
            {
                using var socket = new TcpListener(IPAddress.Loopback, port);
                socket.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody listens there: another one.
            }
        }
    }
}
