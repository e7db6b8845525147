using Clocker.Blueprints.Compose.Parsing;

namespace Clocker.Blueprints.Compose.Loading;

/// <summary>A file whose documents were read; reading a project changes them.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Documents">Its documents; empty if it is not YAML, and then that is said.</param>
internal sealed record ParsedFile(string Path, IReadOnlyList<ComposeDocument> Documents)
{
    public static ParsedFile Read(ComposeFile file, LoadContext context) =>
        new(file.Path, ComposeYaml.Read(file.Source.Text, LoadContext.OriginOf(file), context.Diagnostics) ?? []);
}
