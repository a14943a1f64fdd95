using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>The gateway's log and the two files it writes beside it.</summary>
internal sealed class Journal(LogFile file)
{
    public LogFile File => file;

    public GatewayLog Gateway { get; } = new(file);

    public RequestLog Requests { get; } = new(file.Beside(RequestLog.FileName, RequestLog.MaximumBytes));

    public UsageLog Usage { get; } = new(file.Beside(UsageLog.FileName));
}
