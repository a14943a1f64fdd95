using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Web.Api;

namespace OperatorConsole.Web.Features.Lint;

/// <summary>Writes findings for people, programs and code hosts.</summary>
internal static class LintReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Quotes and arrows stay readable; this is a file, not a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static async Task WriteAsync(string format, IReadOnlyList<LintedFile> files, TextWriter output)
    {
        switch (format)
        {
            case "json":
                await output.WriteLineAsync(JsonSerializer.Serialize(new { Files = files.Select(f => new { File = f.Name, Findings = f.Findings.Select(FindingJson.Of) }) }, Json));
                break;
            case "sarif":
                await output.WriteLineAsync(JsonSerializer.Serialize(Sarif(files), Json));
                break;
            default:
                foreach (var file in files)
                    foreach (var finding in file.Findings) await WriteTextAsync(file.Name, finding, output);
                break;
        }
    }

    /// <summary><c>rules.yml:6:15: error: … [rate-as-percentage]</c>, and below it the corrected expression.</summary>
    private static async Task WriteTextAsync(string file, LintFinding finding, TextWriter output)
    {
        await output.WriteLineAsync($"{file}:{finding}");
        if (finding.Correction is { } correction) await output.WriteLineAsync($"    → {correction.ReplaceLineEndings("\n      ")}");
    }

    /// <summary>Static Analysis Results Interchange Format 2.1.0, which code hosts show beside the lines.</summary>
    /// <remarks>https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html</remarks>
    private static Dictionary<string, object> Sarif(IReadOnlyList<LintedFile> files) => new()
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new[]
        {
            new
            {
                Tool = new { Driver = new { Name = "operator-console", Rules = Linter.Checks.Select(c => new { c.Id, HelpUri = c.Page, DefaultConfiguration = new { Level = Level(c) } }) } },
                ColumnKind = "utf16CodeUnits",
                Results = files.SelectMany(f => f.Findings.Select(i => Result(f.Name, i))),
            },
        },
    };

    private static object Result(string file, LintFinding finding) => new
    {
        RuleId = finding.Check.Id,
        Level = Level(finding.Check),
        Message = new { Text = finding.Message },
        Locations = new[]
        {
            new
            {
                PhysicalLocation = new
                {
                    ArtifactLocation = new { Uri = file.Replace('\\', '/') },
                    Region = new { StartLine = finding.Position.Line, StartColumn = finding.Position.Column, CharOffset = finding.Range.Start, CharLength = finding.Range.Length },
                },
            },
        },
    };

    private static string Level(LintCheck check) => check.Severity switch
    {
        LintSeverity.Error => "error",
        LintSeverity.Warning => "warning",
        _ => "note",
    };
}
