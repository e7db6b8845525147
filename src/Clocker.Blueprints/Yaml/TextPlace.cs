using Clocker.Blueprints.Catalogues;

namespace Clocker.Blueprints.Yaml;

/// <summary>Where a text stands, if that is not where diagnostics look anyway.</summary>
/// <param name="Origin">Its file; null is the one that is being read.</param>
/// <param name="Lines">How many lines of the file go before it.</param>
/// <param name="Columns">How far its lines are indented there.</param>
internal readonly record struct TextPlace(Origin? Origin, int Lines = 0, int Columns = 0)
{
    /// <summary>A position of the text as one of the file.</summary>
    public Position Of(Position inText) => new(inText.Line + Lines, inText.Column + Columns) { Origin = Origin };
}
