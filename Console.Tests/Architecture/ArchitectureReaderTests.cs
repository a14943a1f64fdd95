using System.Reflection;
using System.Reflection.Emit;

namespace OperatorConsole.Tests.Architecture;

/// <summary>That the architecture tests can fail: on an assembly written to break the rules.</summary>
public sealed class ArchitectureReaderTests
{
    private static readonly Rooms House = new("House", new Room("Cellar"), new Room("Kitchen", "Cellar"));

    [Fact]
    public void Field_OfAForbiddenRoom_IsAViolation()
    {
        var assembly = Build(module =>
        {
            var stove = module.DefineType("House.Kitchen.Stove").CreateType();
            Define(module, "House.Cellar.Shelf", type => type.DefineField("_stove", typeof(List<>).MakeGenericType(stove), FieldAttributes.Private));
        });

        Assert.Equal(["House.Cellar.Shelf names House.Kitchen.Stove"], House.Violations(assembly));
    }

    [Fact]
    public void Body_CallingAForbiddenRoom_IsAViolation()
    {
        var assembly = Build(module =>
        {
            var stove = module.DefineType("House.Kitchen.Stove");
            var light = Method(stove, "Light", code => { });
            stove.CreateType();
            Define(module, "House.Cellar.Shelf", type => Method(type, "Reach", code => code.Emit(OpCodes.Call, light)));
        });

        Assert.Equal(["House.Cellar.Shelf names House.Kitchen.Stove"], House.Violations(assembly));
    }

    [Fact]
    public void Body_AllowedRoom_IsNoViolation()
    {
        var assembly = Build(module =>
        {
            var shelf = module.DefineType("House.Cellar.Shelf").CreateType();
            Define(module, "House.Kitchen.Stove", type => type.DefineField("_shelf", shelf, FieldAttributes.Private));
        });

        Assert.Empty(House.Violations(assembly));
        Assert.Contains(assembly.Namings, n => $"{n.From} {n.To}" == "House.Kitchen.Stove House.Cellar.Shelf");
    }

    [Fact]
    public void Type_InAnUnknownRoom_IsAViolation()
    {
        var assembly = Build(module => Define(module, "House.Attic.Trunk", _ => { }));

        Assert.StartsWith("House.Attic.Trunk stands in a room", Assert.Single(House.Violations(assembly)), StringComparison.Ordinal);
    }

    [Fact]
    public void Body_AfterASwitchAndLongOperands_IsStillRead()
    {
        var assembly = Build(module => Define(module, "House.Kitchen.Stove", type => Method(type, "Cook", code =>
        {
            var end = code.DefineLabel();
            code.Emit(OpCodes.Ldc_I8, 5L);
            code.Emit(OpCodes.Conv_I4);
            code.Emit(OpCodes.Switch, [end, end, end]);
            code.Emit(OpCodes.Newobj, typeof(HttpClient).GetConstructor([])!);
            code.Emit(OpCodes.Pop);
            code.MarkLabel(end);
        })));

        Assert.Contains(assembly.Namings, n => n.To == new NamedType("System.Net.Http", "HttpClient"));
    }

    [Fact]
    public void Table_NamingARoomBelow_IsACircle()
    {
        var rooms = new Rooms("House", new Room("Cellar", "Kitchen"), new Room("Kitchen", "Cellar"));

        Assert.Equal(["Cellar may name Kitchen, which does not stand above it"], rooms.Circles());
    }

    private static AssemblyNames Build(Action<ModuleBuilder> define)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("House"), typeof(object).Assembly);
        define(assembly.DefineDynamicModule("House"));
        using var file = new MemoryStream();
        assembly.Save(file);
        file.Position = 0;
        return AssemblyNames.Read(file);
    }

    private static void Define(ModuleBuilder module, string name, Action<TypeBuilder> define)
    {
        var type = module.DefineType(name);
        define(type);
        type.CreateType();
    }

    private static MethodBuilder Method(TypeBuilder type, string name, Action<ILGenerator> write)
    {
        var method = type.DefineMethod(name, MethodAttributes.Public | MethodAttributes.Static, typeof(void), []);
        var code = method.GetILGenerator();
        write(code);
        code.Emit(OpCodes.Ret);
        return method;
    }
}
