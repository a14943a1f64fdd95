using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;
using OperatorConsole.Web.Features;

var config = args[Array.IndexOf(args, "--config") + 1];
var reading = SettingsReader.Read(new SettingsSources { File = config, Folder = "." });
foreach (var p in reading.Problems) Console.Error.WriteLine(p);
var builder = WebApplication.CreateBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:27080");
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<IPrometheusEndpoint>(new E());
builder.Services.AddConsole(reading.Settings!, ProfileCatalogue.Load());
builder.Services.AddProblemDetails();
var app = builder.Build();
app.UseAntiforgery();
app.MapConsole();
app.Run();
internal sealed class E : IPrometheusEndpoint { public Uri? BaseAddress => new("http://127.0.0.1:27090"); }
