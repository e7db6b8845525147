using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Tree;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Loading;

/// <summary>What a project is called: as asked for, else by the environment, else by the last file that says, else after its directory.</summary>
internal sealed class ProjectName(LoadContext context)
{
    public const string Variable = "COMPOSE_PROJECT_NAME";

    /// <summary>The name; null if the one that was asked for cannot be one.</summary>
    public string? Find(IReadOnlyList<ParsedFile> files, Layer layer)
    {
        if (context.Options.Name is { Length: > 0 } asked)
        {
            return Valid(asked);
        }

        if (layer.Lookup(Variable) is { Length: > 0 } fromEnvironment)
        {
            return Valid(fromEnvironment);
        }

        var given = files.SelectMany(Given).LastOrDefault();
        if (given is null)
        {
            return Normalized(GoPath.Name(context.Options.ProjectDirectory));
        }

        var filled = context.Options.Interpolates ? layer.Interpolation(context).Fill(given.AsText!, given.At, ComposePath.Root.Then(ProjectAttributes.Name)) : given.AsText!;
        return context.Options.Normalizes ? Normalized(filled) : filled;
    }

    /// <summary>In lower case, without what no name may have.</summary>
    public static string Normalized(string name) =>
        string.Concat(name.ToLowerInvariant().Where(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '_' or '-')).TrimStart('_', '-');

    private string? Valid(string name)
    {
        if (Normalized(name) == name)
        {
            return name;
        }

        context.Diagnostics.Error(
            Codes.BadProjectName,
            default,
            $"invalid project name \"{name}\": must consist only of lowercase alphanumeric characters, hyphens, and underscores as well as start with a letter or number",
            $"Write {(Normalized(name) is { Length: > 0 } better ? $"\"{better}\"" : "another name")}.");
        return null;
    }

    private static IEnumerable<ComposeScalar> Given(ParsedFile file) =>
        file.Documents
            .Select(document => (document.Root as ComposeMap)?.Find(ProjectAttributes.Name) as ComposeScalar)
            .OfType<ComposeScalar>()
            .Where(name => name.AsText is { Length: > 0 });
}
