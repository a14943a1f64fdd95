namespace OperatorConsole.Web.Features.Startup;

/// <summary>The console cannot start, for a reason the user can mend. The message is printed as it is.</summary>
internal sealed class StartupException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}

/// <summary>What the process answers to whoever started it.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The command lint found errors in rules.</summary>
    public const int LintErrors = 1;

    /// <summary>Command line, settings or storage folder.</summary>
    public const int BadSettings = 2;

    public const int AddressInUse = 3;

    public const int PrometheusMissing = 4;

    public const int DemoFailed = 5;
}
