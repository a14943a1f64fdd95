using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OperatorConsole.Web.Features.Startup;

/// <summary>Where the console listens: loopback only, since nobody has to say who they are yet.</summary>
internal sealed record ListenAddresses(IReadOnlyList<BindingAddress> All)
{
    /// <summary>Reads addresses as <c>--urls</c> gives them, several with semicolons between.</summary>
    /// <exception cref="StartupException">One cannot be used.</exception>
    public static ListenAddresses Parse(string urls)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ParseOne).ToList();
        return addresses.Count > 0 ? new ListenAddresses(addresses) : throw Refused(urls, "There is no address.", "Use http://127.0.0.1:8480.");
    }

    /// <summary>Finds out early, before a demo or a Prometheus is started in vain.</summary>
    /// <exception cref="StartupException">A port is taken or cannot be used.</exception>
    public void MustBeFree()
    {
        foreach (var address in All.Where(a => a.Port != 0))
        {
            using var listener = new TcpListener(IpOf(address), address.Port);
            try
            {
                listener.Start();
            }
            catch (SocketException e)
            {
                throw e.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? Taken(address.Port)
                    : Refused(address.ToString(), $"The console cannot listen there: {e.Message}", "Use another address, such as http://127.0.0.1:8480.");
            }
        }
    }

    /// <summary>The message when Kestrel finds a port taken after all.</summary>
    public StartupException Taken() => Taken(All[0].Port);

    public static IPAddress IpOf(BindingAddress address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback : IPAddress.Parse(address.Host);

    private static BindingAddress ParseOne(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw Refused(url, "This is not an address.", "Write it like http://127.0.0.1:8480.");
        }
        if (address.Scheme != Uri.UriSchemeHttp) throw Refused(url, "The console speaks http only.", "Use http://, and a reverse proxy on this machine for https.");
        if (address.PathBase.Length > 0) throw Refused(url, "An address to listen at has no path.", "Leave the path out.");
        if (!LoopbackHost.Is(address.Host))
        {
            throw Refused(
                url,
                "Everyone who reaches the console may use it, so it listens on this machine only.",
                $"Use http://127.0.0.1:{address.Port}, and an SSH tunnel to reach it from elsewhere.");
        }
        return address;
    }

    private static StartupException Refused(string url, string problem, string remedy) =>
        new(ExitCode.BadSettings, $"--urls = {url}\n  problem: {problem}\n  remedy:  {remedy}");

    private static StartupException Taken(int port) => new(ExitCode.AddressInUse, string.Create(CultureInfo.InvariantCulture, $"""
        Port {port} is taken by another program.
          remedy:  End that program, or choose another port: --urls http://127.0.0.1:{port + 1}
        """));
}
