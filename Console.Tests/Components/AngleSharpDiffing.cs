using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace OperatorConsole.Tests.Components;

/// <summary>Gives bUnit the AngleSharp.Diffing that stands beside it where the registry has none new enough (BUnit.targets).</summary>
internal static class AngleSharpDiffing
{
    private const string Name = "AngleSharp.Diffing";

    // Never called where bUnit came as a package: then the runtime finds the file by itself.
#pragma warning disable CA2255 // The handler must stand before bUnit's first test loads it.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Resolve() => AssemblyLoadContext.Default.Resolving += (context, wanted) =>
        wanted.Name == Name ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, Name + ".dll")) : null;
}
