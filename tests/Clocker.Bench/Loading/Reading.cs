using Clocker.Bench.Measuring;
using Clocker.Bench.Running;
using Clocker.Blueprints;
using Clocker.Model.Blueprints;

using YamlDotNet.RepresentationModel;

namespace Clocker.Bench.Loading;

/// <summary>Reads a text as a blueprint, or as nothing but YAML.</summary>
internal sealed class Reading(string name, Action read) : IContestant
{
    /// <inheritdoc />
    public string Name => name;

    /// <summary>By Clocker, to a blueprint.</summary>
    public static Reading AsBlueprint(string text, ITypeCatalogue types) => new("blueprint", () => Blueprint(text, types));

    /// <summary>By YamlDotNet, to its nodes.</summary>
    public static Reading AsYaml(string text) => new("YamlStream.Load", () => new YamlStream().Load(new StringReader(text)));

    /// <summary>The blueprint that a text is; it must have neither errors nor warnings.</summary>
    public static Blueprint Blueprint(string text, ITypeCatalogue types)
    {
        var reading = Formats.Read(new Source("load.yaml", text), types);
        return reading is { Blueprint: { } blueprint, Diagnostics.Count: 0 }
            ? blueprint
            : throw new BenchException($"The blueprint of the benchmark is wrong: {reading.Diagnostics[0].Location} {reading.Diagnostics[0].Message}");
    }

    /// <inheritdoc />
    public Task DoAsync(CancellationToken cancellation)
    {
        read();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task UndoAsync(CancellationToken cancellation)
    {
        GC.Collect();
        return Task.CompletedTask;
    }
}
