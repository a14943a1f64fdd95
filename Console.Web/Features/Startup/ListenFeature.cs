using System.Globalization;
using Microsoft.AspNetCore.Connections;

namespace OperatorConsole.Web.Features.Startup;

/// <summary>Listening where the command line says and nowhere else, and saying so.</summary>
internal static class ListenFeature
{
    public static void ListenOn(this WebApplicationBuilder builder, ListenAddresses addresses)
    {
        // ASP.NET's own ways to name addresses (ASPNETCORE_URLS, the group Kestrel) would go around the check.
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, "").PreferHostingUrls(false);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Configure();
            foreach (var address in addresses.All)
            {
                // Kestrel opens both localhost addresses, but can pick a free port for one at a time only.
                if (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) && address.Port != 0) kestrel.ListenLocalhost(address.Port);
                else kestrel.Listen(ListenAddresses.IpOf(address), address.Port);
            }
        });
    }

    /// <summary>Runs the application until it is stopped, and prints its address once it can be opened.</summary>
    /// <exception cref="StartupException">A port is taken.</exception>
    public static async Task RunUntilStoppedAsync(this WebApplication app, ListenAddresses addresses)
    {
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Operator Console is ready: {app.Urls.First()}")));
        try
        {
            await app.RunAsync();
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw addresses.Taken();
        }
    }
}
