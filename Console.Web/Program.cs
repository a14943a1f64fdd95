using OperatorConsole.Web.Features;
using OperatorConsole.Web.Features.Demo;
using OperatorConsole.Web.Features.Lint;
using OperatorConsole.Web.Features.Prometheus;
using OperatorConsole.Web.Features.Startup;
using OperatorConsole.Web.Features.Storage;

try
{
    // A command of its own, which starts nothing
    if (args is ["lint", .. var rest]) return await LintCommand.RunAsync(rest, Console.In, Console.Out, CancellationToken.None);

    // What is asked for: whatever is wrong with it is said before anything is started
    var commandLine = CommandLine.Parse(args);
    if (commandLine.Help) return CommandLine.PrintUsage();
    var addresses = ListenAddresses.Parse(commandLine.Urls);
    addresses.MustBeFree();
    var settings = SettingsFeature.Read(commandLine, commandLine.Config, out var secrets);
    using var storage = StorageFolder.Open(settings.Storage);

    // Simulated gateways, which bring their own settings
    using var startLog = LoggerFactory.Create(LogFeature.WriteLines);
    await using var demo = await DemoFeature.StartDemoAsync(commandLine, settings, storage, startLog);
    if (demo is not null) settings = SettingsFeature.Read(commandLine, demo.SettingsFile, out secrets);
    SecretFiles.Write(secrets);

    // Services
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
    LogFeature.WriteLines(builder.Logging);
    builder.AddAssetCache();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.ListenOn(addresses);
    builder.AddProblems();
    builder.AddStorage(storage);
    builder.AddHealth();
    builder.AddPrometheus(settings, storage.Prometheus);
    builder.Services.AddConsole(settings);

    // Requests, from the outside in
    await using var app = builder.Build();
    app.UseProblems();
    app.UseSecurityHeaders();
    app.UseLoopbackOnly();
    app.UseAssetCache();
    app.UseAntiforgery();
    app.MapHealth();
    app.MapConsole();

    if (demo is not null) app.Lifetime.ApplicationStopping.Register(demo.ExpectEnd);
    await app.RunUntilStoppedAsync(addresses);
    return ExitCode.Ok;
}
catch (StartupException problem)
{
    Console.Error.WriteLine(problem.Message);
    return problem.ExitCode;
}
catch (OperationCanceledException)
{
    return ExitCode.Ok; // Ctrl-C while the demo was starting
}
