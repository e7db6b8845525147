namespace Clocker.Blueprints;

/// <summary>A place in the text; line and column count from one, zero means the text as a whole.</summary>
internal readonly record struct Position(int Line, int Column)
{
    /// <summary>A place further on in the same line.</summary>
    public Position After(int columns) => this with { Column = Column + columns };
}
