using Clocker.Blueprints.Catalogues;

namespace Clocker.Blueprints;

/// <summary>A place in the text; line and column count from one, zero means the text as a whole.</summary>
internal readonly record struct Position(int Line, int Column)
{
    /// <summary>Which text, if it is not the one that is being read but a catalogue item's.</summary>
    public Origin? Origin { get; init; }

    /// <summary>A place further on in the same line.</summary>
    public Position After(int columns) => this with { Column = Column + columns };
}
