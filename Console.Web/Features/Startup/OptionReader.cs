using OperatorConsole.Core.Settings;

namespace OperatorConsole.Web.Features.Startup;

/// <summary>Takes a command line apart: <c>--name value</c>, <c>--name=value</c>, <c>--flag</c>, and settings, which have a dot in their name.</summary>
internal sealed class OptionReader(string[] arguments, IReadOnlyCollection<string> withValue, IReadOnlyCollection<string> flags)
{
    private int _next;

    public Dictionary<string, string> Options { get; } = [];

    public List<KeyValuePair<string, string>> Settings { get; } = [];

    public List<string> Problems { get; } = [];

    public void Read()
    {
        while (_next < arguments.Length)
        {
            var argument = arguments[_next++];
            if (argument.StartsWith('-')) ReadOption(argument);
            else Problems.Add($"{argument} stands alone. A settings file is named with --config FILE.");
        }
    }

    private void ReadOption(string argument)
    {
        var parts = argument.Split('=', 2);
        var name = parts[0].TrimStart('-');
        var isSetting = name.Contains('.');
        var takesValue = isSetting || withValue.Contains(name);
        if (!argument.StartsWith("--", StringComparison.Ordinal) || !(takesValue || flags.Contains(name)))
        {
            Problems.Add($"{parts[0]} is not an option. {NearestName.Advice($"--{name}", [.. withValue.Concat(flags).Select(n => $"--{n}")])}");
            TakeValue();
            return;
        }
        var value = parts.Length == 2 ? parts[1] : takesValue ? TakeValue() : null;
        if (takesValue && string.IsNullOrEmpty(value)) Problems.Add($"--{name} needs a value.");
        else if (!takesValue && value is not null) Problems.Add($"--{name} takes no value.");
        else if (isSetting) Settings.Add(new(name, value!));
        else if (!Options.TryAdd(name, value ?? "")) Problems.Add($"--{name} is given twice.");
    }

    private string? TakeValue() =>
        _next < arguments.Length && !arguments[_next].StartsWith("--", StringComparison.Ordinal) ? arguments[_next++] : null;
}
