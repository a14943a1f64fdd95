namespace OperatorConsole.Core.Gateways;

/// <summary>What the text of a profile gives.</summary>
/// <param name="Profile">The profile; null where something is wrong with it.</param>
/// <param name="Problems">All that is wrong with it.</param>
public sealed record ProfileReading(GatewayProfile? Profile, IReadOnlyList<ProfileProblem> Problems)
{
    /// <summary>The name the text gives itself, whatever else is wrong with it; null where it gives none.</summary>
    public string? Name { get; init; }

    /// <summary>Where the name stands, or would.</summary>
    internal ProfileProblem NamePlace { get; init; } = new("", 1, 1, "");

    /// <summary>A file that cannot be read at all.</summary>
    internal static ProfileReading Unreadable(ProfileFile file)
    {
        var problem = new ProfileProblem(file.Path, 1, 1, file.Problem ?? "");
        return new ProfileReading(null, [problem]) { NamePlace = problem };
    }

    /// <summary>Something that is wrong with its name.</summary>
    internal ProfileProblem AtName(string message) => NamePlace with { Message = message };
}
