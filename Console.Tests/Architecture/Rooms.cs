namespace OperatorConsole.Tests.Architecture;

/// <summary>A room of the house: a namespace with all below it, and the other rooms its types may name.</summary>
internal sealed record Room(string Name, params string[] MayName);

/// <summary>The rooms under one root namespace, in the order in which they stand on each other.</summary>
internal sealed class Rooms(string root, params Room[] rooms)
{
    /// <summary>What types stand in no room of the table, or name a room theirs may not.</summary>
    public IEnumerable<string> Violations(AssemblyNames assembly)
    {
        var homeless = assembly.Types.Where(t => t.IsIn(root) && Of(t) is { } name && Find(name) is null)
            .Select(t => $"{t} stands in a room the table does not know: say what it may name");
        var arrows =
            from naming in assembly.Namings
            where naming.From.IsIn(root) && naming.To.IsIn(root)
            let target = Of(naming.To)
            where target is not null && target != Of(naming.From) && Find(Of(naming.From))?.MayName.Contains(target) != true
            select $"{naming.From} names {naming.To}";
        return homeless.Concat(arrows).Distinct().Order();
    }

    /// <summary>Rooms that may name a later room, or one that is not in the table.</summary>
    public IEnumerable<string> Circles() => rooms.SelectMany((room, index) =>
        room.MayName.Where(named => !rooms.Take(index).Any(r => r.Name == named)).Select(named => $"{room.Name} may name {named}, which does not stand above it"));

    private Room? Find(string? name) => rooms.FirstOrDefault(r => r.Name == name);

    /// <summary>The room of a type; null for the root itself, whose few types all may name and which names none.</summary>
    private string? Of(NamedType type) => type.Namespace == root ? null : type.Namespace[(root.Length + 1)..].Split('.')[0];
}
