namespace Clocker.Model.Blueprints;

/// <summary>A language that blueprints are written in.</summary>
public interface IBlueprintFormat
{
    /// <summary>The name by which a user asks for it.</summary>
    string Name { get; }

    /// <summary>Whether a text looks like this language.</summary>
    bool Recognises(Source source);

    /// <summary>Reads a text. Mistakes are collected, none thrown; time and memory are bounded for any input.</summary>
    /// <param name="source">The text.</param>
    /// <param name="types">The types that it may name.</param>
    /// <param name="set">Config keys that the deployment sets over it, which need no value there.</param>
    Reading Read(Source source, ITypeCatalogue types, IReadOnlyCollection<string>? set = null);
}
