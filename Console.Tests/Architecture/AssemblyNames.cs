using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace OperatorConsole.Tests.Architecture;

/// <summary>What a built assembly names: other assemblies, and type by type other types.</summary>
internal sealed class AssemblyNames
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    private AssemblyNames(PEReader file)
    {
        _file = file;
        _metadata = file.GetMetadataReader();
        Assemblies = [.. _metadata.AssemblyReferences.Select(a => _metadata.GetString(_metadata.GetAssemblyReference(a).Name))];
        Types = [.. _metadata.TypeDefinitions.Select(t => NamedType.Of(_metadata, t)).Distinct()];
        Namings = [.. _metadata.TypeDefinitions.SelectMany(NamingsOf).Distinct()];
    }

    public IReadOnlyList<string> Assemblies { get; }

    public IReadOnlyList<NamedType> Types { get; }

    public IReadOnlyList<Naming> Namings { get; }

    public static AssemblyNames Read(Stream assembly)
    {
        using var file = new PEReader(assembly);
        return new AssemblyNames(file);
    }

    public static AssemblyNames Of(Type type)
    {
        using var file = File.OpenRead(type.Assembly.Location);
        return Read(file);
    }

    private IEnumerable<Naming> NamingsOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var found = new HashSet<NamedType>();
        var signature = new SignatureTypes(found);

        Add(type.BaseType);
        foreach (var contract in type.GetInterfaceImplementations()) Add(_metadata.GetInterfaceImplementation(contract).Interface);
        AddAttributes(type.GetCustomAttributes());
        foreach (var field in type.GetFields())
        {
            _metadata.GetFieldDefinition(field).DecodeSignature(signature, null);
            AddAttributes(_metadata.GetFieldDefinition(field).GetCustomAttributes());
        }
        foreach (var property in type.GetProperties()) AddAttributes(_metadata.GetPropertyDefinition(property).GetCustomAttributes());
        foreach (var method in type.GetMethods()) AddMethod(_metadata.GetMethodDefinition(method));

        var from = NamedType.Of(_metadata, handle);
        return found.Where(to => to != from).Select(to => new Naming(from, to));

        void AddMethod(MethodDefinition method)
        {
            method.DecodeSignature(signature, null);
            AddAttributes(method.GetCustomAttributes());
            if (method.RelativeVirtualAddress == 0) return;
            var body = _file.GetMethodBody(method.RelativeVirtualAddress);
            if (!body.LocalSignature.IsNil) _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(signature, null);
            foreach (var reference in MethodBody.References(body.GetILBytes()!)) Add(reference);
            foreach (var region in body.ExceptionRegions) Add(region.CatchType);
        }

        void AddAttributes(CustomAttributeHandleCollection attributes)
        {
            foreach (var attribute in attributes) Add(_metadata.GetCustomAttribute(attribute).Constructor);
        }

        void Add(EntityHandle named)
        {
            if (named.IsNil) return;
            switch (named.Kind)
            {
                case HandleKind.TypeDefinition:
                    found.Add(NamedType.Of(_metadata, (TypeDefinitionHandle)named));
                    break;
                case HandleKind.TypeReference:
                    found.Add(NamedType.Of(_metadata, (TypeReferenceHandle)named));
                    break;
                case HandleKind.TypeSpecification:
                    _metadata.GetTypeSpecification((TypeSpecificationHandle)named).DecodeSignature(signature, null);
                    break;
                case HandleKind.MethodDefinition:
                    Add(_metadata.GetMethodDefinition((MethodDefinitionHandle)named).GetDeclaringType());
                    break;
                case HandleKind.FieldDefinition:
                    Add(_metadata.GetFieldDefinition((FieldDefinitionHandle)named).GetDeclaringType());
                    break;
                case HandleKind.MethodSpecification:
                    var generic = _metadata.GetMethodSpecification((MethodSpecificationHandle)named);
                    generic.DecodeSignature(signature, null);
                    Add(generic.Method);
                    break;
                case HandleKind.MemberReference:
                    var member = _metadata.GetMemberReference((MemberReferenceHandle)named);
                    Add(member.Parent);
                    if (member.GetKind() == MemberReferenceKind.Method) member.DecodeMethodSignature(signature, null);
                    else member.DecodeFieldSignature(signature, null);
                    break;
                default:
                    throw new BadImageFormatException($"{named.Kind} is not something a type can name.");
            }
        }
    }
}
