using Clocker.Model.Diagnostics;

namespace Clocker.Blueprints;

/// <summary>Collects the diagnostics of one source: each once, and not more than a person can read.</summary>
internal sealed class DiagnosticList(string file)
{
    private const int Most = 1_000;

    private readonly HashSet<Diagnostic> _all = [];

    /// <summary>Whether the source cannot be used.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether more of them would not be shown: time to stop thinking about good advice.</summary>
    public bool IsFull => _all.Count >= Most;

    /// <summary>All of them, in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> InOrder =>
    [
        .. _all
            .OrderBy(diagnostic => diagnostic.Location.File != file)
            .ThenBy(diagnostic => diagnostic.Location.File, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.Line)
            .ThenBy(diagnostic => diagnostic.Location.Column)
            .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal),
    ];

    /// <summary>It cannot be deployed.</summary>
    public void Error(string code, Position at, string message, string remedy) => Add(new(code, Severity.Error, In(at, message), remedy, At(at)));

    /// <summary>It works, but perhaps not as meant.</summary>
    public void Warning(string code, Position at, string message, string remedy) => Add(new(code, Severity.Warning, In(at, message), remedy, At(at)));

    /// <summary>What somebody else found; null is nothing.</summary>
    public void Take(Diagnostic? diagnostic)
    {
        if (diagnostic is not null)
        {
            Add(diagnostic);
        }
    }

    /// <summary>A position as a diagnostic names it.</summary>
    public SourceLocation At(Position at) => new(at.Origin?.File ?? file, at.Line, at.Column);

    /// <summary>What is wrong in a catalogue item says which one: whoever reads it may not have written it.</summary>
    private static string In(Position at, string message) => at.Origin?.Item is { } item ? $"Catalogue item \"{item}\": {message}" : message;

    private void Add(Diagnostic diagnostic)
    {
        HasErrors |= diagnostic.Severity == Severity.Error;
        if (!IsFull)
        {
            _all.Add(diagnostic);
        }
    }
}
