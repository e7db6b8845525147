using Clocker.Blueprints.Compose.Variables;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Loading;

/// <summary>Reads files of variables; a later one wins.</summary>
internal sealed class VariableFiles(LoadContext context)
{
    /// <summary>The variables of files; null if one cannot be read, and then that is said.</summary>
    /// <param name="files">Their paths.</param>
    /// <param name="lookup">Variables that go before those of the files where they are used in values.</param>
    /// <param name="at">Who asks for them.</param>
    public SortedDictionary<string, string>? Read(IReadOnlyList<string> files, Func<string, string?> lookup, Position at)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        return files.All(file => ReadInto(variables, file, lookup, at)) ? variables : null;
    }

    /// <summary>Adds a file's variables.</summary>
    public bool ReadInto(IDictionary<string, string> variables, string file, Func<string, string?> lookup, Position at)
    {
        if (!context.Files.IsFile(file))
        {
            context.Diagnostics.Error(Codes.MissingFile, at, $"couldn't find env file: {context.Shown(file)}", "Make the file, or do not name it.");
            return false;
        }

        if (context.Text(file, at) is not { } text)
        {
            return false;
        }

        if (new DotEnv(text, lookup, context.Allowance).ReadInto(variables) is not var (line, message))
        {
            return !context.IsOver;
        }

        context.Diagnostics.Error(
            Codes.BadEnvironmentLine,
            new Position(line, 1) { Origin = context.OriginOf(file) },
            $"failed to read {context.Shown(file)}: line {line}: {message}",
            "Write NAME=VALUE; a value with spaces or quotes goes between quotes.");
        return false;
    }
}
