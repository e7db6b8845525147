using System.Runtime.Loader;

using Clocker.Model.Collections;
using Clocker.Model.Placement;
using Clocker.Model.Values;

namespace Clocker.Server.Hosting;

/// <summary>
/// Assemblies in the directory <c>plugins</c> of the data directory. A public class that is an <see cref="IPlacementStrategy"/>
/// can be asked for by its name, if it can be made of nothing or of its settings.
/// </summary>
internal static class PlugIns
{
    private static readonly Type[] Settings = [typeof(ValueMap<Value>)];

    /// <summary>The strategies with those of the plug-ins.</summary>
    /// <exception cref="StartException">A file there is no plug-in for this server.</exception>
    public static IPlacementStrategies Load(string directory, IPlacementStrategies builtIn)
    {
        var strategies = new SortedDictionary<string, Func<ValueMap<Value>, IPlacementStrategy>>(StringComparer.Ordinal);
        string[] files = Directory.Exists(directory) ? [.. Directory.GetFiles(directory, "*.dll").Order(StringComparer.Ordinal)] : [];
        foreach (var file in files)
        {
            foreach (var type in TypesOf(file))
            {
                if (Maker(type) is { } make && !strategies.TryAdd(type.Name, make))
                {
                    throw new StartException($"Two plug-ins in {directory} have a placement strategy \"{type.Name}\". Remove one of them.");
                }
            }
        }

        return strategies.Count == 0 ? builtIn : new PlugInStrategies(builtIn, strategies);
    }

    private static Type[] TypesOf(string file)
    {
        try
        {
            // What the server has itself is shared with it: a plug-in's own copy would have other types of the same name.
            var assembly = AssemblyLoadContext.Default.Assemblies.FirstOrDefault(loaded => loaded.GetName().Name == Path.GetFileNameWithoutExtension(file))
                ?? new AssemblyLoadContext(Path.GetFileName(file)).LoadFromAssemblyPath(Path.GetFullPath(file));
            return assembly.GetExportedTypes();
        }
        catch (Exception failure) when (failure is BadImageFormatException or FileLoadException or FileNotFoundException or TypeLoadException)
        {
            throw new StartException($"The plug-in {file} cannot be loaded: {failure.Message} Remove it, or build it for this version of Clocker.");
        }
    }

    private static Func<ValueMap<Value>, IPlacementStrategy>? Maker(Type type) =>
        !typeof(IPlacementStrategy).IsAssignableFrom(type) || type.IsAbstract ? null
        : type.GetConstructor(Settings) is { } withSettings ? settings => (IPlacementStrategy)withSettings.Invoke([settings])
        : type.GetConstructor(Type.EmptyTypes) is { } plain ? _ => (IPlacementStrategy)plain.Invoke(null)
        : null;
}
