using System.Net;
using System.Security.Cryptography;
using OperatorConsole.Core.Http;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;
using OperatorConsole.Web.Features.Processes;
using OperatorConsole.Web.Features.Startup;

namespace OperatorConsole.Web.Features.Prometheus;

/// <summary>The server that is asked: the one the settings name, or one of the console's own.</summary>
internal static class PrometheusFeature
{
    public static void AddPrometheus(this WebApplicationBuilder builder, ConsoleSettings settings, PrometheusFiles files)
    {
        var connection = Connect(settings.Prometheus);
        builder.Services.AddSingleton(services => new PrometheusClient(connection, services.GetRequiredService<IPrometheusEndpoint>(), settings.Prometheus));
        if (settings.Prometheus.Url is { } url)
        {
            builder.Services.AddSingleton<IPrometheusEndpoint>(new ExternalPrometheus(url));
            return;
        }
        var program = FindProgram(settings.Prometheus);
        builder.Services.AddSingleton(services => new EmbeddedPrometheus(
            settings, files, program, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILoggerFactory>()));
        builder.Services.AddSingleton<IPrometheusEndpoint>(services => services.GetRequiredService<EmbeddedPrometheus>());
        builder.Services.AddHostedService(services =>
        {
            var prometheus = services.GetRequiredService<EmbeddedPrometheus>();
            services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(prometheus.ExpectEnd);
            return prometheus;
        });
    }

    /// <exception cref="StartupException">A certificate cannot be read.</exception>
    private static HttpMessageInvoker Connect(PrometheusSettings settings)
    {
        try
        {
            return new HttpMessageInvoker(new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromSeconds(3),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                UseCookies = false,
                // Over a network the bytes cost more than unpacking them, on the loopback it is the other way round.
                AutomaticDecompression = settings.IsEmbedded ? DecompressionMethods.None : DecompressionMethods.All,
                SslOptions = TlsFiles.Read(settings.CaFile, settings.ClientCertificateFile, settings.ClientKeyFile),
            });
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException(ExitCode.BadSettings, $"""
                A certificate of prometheus cannot be used: {problem.Message}
                  remedy:  Name PEM files in prometheus.caFile, prometheus.clientCertificateFile and prometheus.clientKeyFile that the console may read.
                """);
        }
    }

    /// <exception cref="StartupException">The program is not there.</exception>
    public static string FindProgram(PrometheusSettings settings) =>
        ProgramPath.Find(settings.Program) ?? throw new StartupException(ExitCode.PrometheusMissing, $"""
            Prometheus was not found: there is no program “{settings.Program}”{(settings.Program.Contains(Path.DirectorySeparatorChar) ? "" : " on the PATH")}.
              remedy:  Install it (apt-get install prometheus), or set prometheus.program to where it is, or set prometheus.url to a server of yours.
            """);
}
