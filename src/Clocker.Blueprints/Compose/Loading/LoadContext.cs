using Clocker.Blueprints.Catalogues;
using Clocker.Blueprints.Compose.Tree;
using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Loading;

/// <summary>What all steps of reading one project share.</summary>
internal sealed class LoadContext(IComposeFiles files, ComposeOptions options, DiagnosticList diagnostics)
{
    private readonly SortedDictionary<string, Source> _sources = new(StringComparer.Ordinal);

    public ComposeOptions Options => options;

    public DiagnosticList Diagnostics => diagnostics;

    public Allowance Allowance { get; } = new();

    public IComposeFiles Files => files;

    /// <summary>Whether reading cannot go on.</summary>
    public bool IsOver => diagnostics.HasErrors || IsSpent();

    /// <summary>All texts that were read, for whoever shows places in them.</summary>
    public IReadOnlyCollection<Source> Sources => _sources.Values;

    public void Add(Source source) => _sources[source.Name] = source;

    /// <summary>A path as whoever called the command would write it.</summary>
    public string Shown(string path)
    {
        var relative = GoPath.IsAbsolute(path) ? GoPath.Relative(options.WorkingDirectory, path) : path;
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    public Origin OriginOf(string path) => new(Shown(path), null);

    /// <summary>A file that was named by whoever asked for the project bears the name that they gave it.</summary>
    public static Origin OriginOf(ComposeFile file) => new(file.Source.Name, null);

    /// <summary>The text of a file; null if there is none, and then that is said.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="at">Who asks for it.</param>
    public string? Text(string path, Position at)
    {
        Allowance.TakeFile();
        try
        {
            if (files.Read(path) is { } bytes)
            {
                var (text, problem) = SourceBytes.Decode(Shown(path), bytes);
                Add(new(Shown(path), text));
                diagnostics.Take(problem);
                return problem is { Severity: Severity.Error } ? null : text;
            }

            diagnostics.Error(Codes.MissingFile, at, $"open {Shown(path)}: no such file or directory", "Check the path; it is relative to the file that names it or to the project's directory.");
        }
        catch (IOException exception)
        {
            diagnostics.Error(Codes.MissingFile, at, $"open {Shown(path)}: {exception.Message}", "Make it readable.");
        }

        return null;
    }

    private bool IsSpent()
    {
        if (Allowance.What is not { } what)
        {
            return false;
        }

        diagnostics.Error(Codes.TooManyNodes, default, $"The files come to {what}.", "Let them repeat and include each other less.");
        return true;
    }
}
