using System.Text.RegularExpressions;

namespace OperatorConsole.Tests.Docker;

/// <summary>One instruction of a Dockerfile, and the stage it stands in.</summary>
internal sealed record Instruction(string Stage, string Name, string Arguments);

/// <summary>A Dockerfile taken apart into stages and instructions.</summary>
/// <example><c>FROM node:22 AS node</c> opens a stage; <c>\</c> at its end continues a line.</example>
internal sealed partial class Dockerfile
{
    private Dockerfile(IReadOnlyList<Instruction> instructions) => Instructions = instructions;

    public IReadOnlyList<Instruction> Instructions { get; }

    public IReadOnlyList<string> Stages => [.. Instructions.Where(i => i.Name == "FROM").Select(i => i.Stage)];

    /// <summary>The images the stages stand on.</summary>
    public IEnumerable<string> Images => Instructions.Where(i => i.Name == "FROM").Select(i => i.Arguments.Split(' ')[0]);

    /// <summary>What is copied from the build context.</summary>
    public IEnumerable<string> Copied => Copies.Where(c => c.From is null).SelectMany(c => c.Sources);

    /// <summary>The stages other stages copy from.</summary>
    public IEnumerable<string> CopiedFrom => Copies.Select(c => c.From).OfType<string>();

    private IEnumerable<(string? From, string[] Sources)> Copies =>
        from instruction in Instructions
        where instruction.Name == "COPY"
        let words = instruction.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select (
            words.FirstOrDefault(w => w.StartsWith("--from=", StringComparison.Ordinal))?["--from=".Length..],
            words.Where(w => !w.StartsWith("--", StringComparison.Ordinal)).SkipLast(1).ToArray());

    public static Dockerfile Parse(string text)
    {
        var stage = "";
        var instructions = new List<Instruction>();
        foreach (var line in Continued().Replace(text, " ").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('#')))
        {
            var words = line.Split(' ', 2);
            if (words[0] == "FROM") stage = words[1].Split(" AS ")[1];
            instructions.Add(new Instruction(stage, words[0], words[1].Trim()));
        }
        return new Dockerfile(instructions);
    }

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continued();
}
