using System.Reflection.Metadata;

namespace OperatorConsole.Tests.Architecture;

/// <summary>A type by its full name; a nested type counts as the one it stands in.</summary>
internal readonly record struct NamedType(string Namespace, string Name)
{
    public static NamedType Of(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? Of(metadata, outer)
            : new NamedType(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    public static NamedType Of(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return type.ResolutionScope is { Kind: HandleKind.TypeReference } outer
            ? Of(metadata, (TypeReferenceHandle)outer)
            : new NamedType(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    /// <summary>Whether it stands in a namespace or one below it.</summary>
    public bool IsIn(string space) => Namespace == space || Namespace.StartsWith(space + ".", StringComparison.Ordinal);

    public override string ToString() => $"{Namespace}.{Name}";
}

/// <summary>That one type names another: in a base, an attribute, a signature or a method body.</summary>
internal sealed record Naming(NamedType From, NamedType To);
