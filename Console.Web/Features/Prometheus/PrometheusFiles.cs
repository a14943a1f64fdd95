using System.Globalization;
using OperatorConsole.Core.Settings;
using OperatorConsole.Web.Features.Processes;

namespace OperatorConsole.Web.Features.Prometheus;

/// <summary>The embedded server's folder, and how the server is started on it.</summary>
internal sealed class PrometheusFiles(string folder)
{
    /// <summary>The server's database.</summary>
    public string Data => Path.Combine(folder, "data");

    public string Config => Path.Combine(folder, "prometheus.yml");

    public string PidFile => Path.Combine(folder, "prometheus.pid");

    public void WriteConfig(ConsoleSettings settings)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Config, PrometheusConfig.Write(settings));
    }

    public ChildProgram Program(string program, PrometheusSettings settings, int port) => new(
        program,
        [
            $"--config.file={Config}",
            $"--storage.tsdb.path={Data}",
            $"--storage.tsdb.retention.time={PrometheusDuration.Format(settings.Retention)}",
            $"--query.timeout={PrometheusDuration.Format(settings.QueryTimeout)}",
            string.Create(CultureInfo.InvariantCulture, $"--web.listen-address=127.0.0.1:{port}"),
            "--web.enable-lifecycle",
            "--enable-feature=exemplar-storage",
        ],
        PidFile);
}
