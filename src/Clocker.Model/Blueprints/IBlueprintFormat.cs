namespace Clocker.Model.Blueprints;

/// <summary>A language that blueprints are written in.</summary>
public interface IBlueprintFormat
{
    /// <summary>The name by which a user asks for it.</summary>
    string Name { get; }

    /// <summary>Whether a text looks like this language.</summary>
    bool Recognises(Source source);

    /// <summary>Reads a text. Mistakes are collected, none thrown; time and memory are bounded for any input.</summary>
    Reading Read(Source source, ITypeCatalogue types);
}
