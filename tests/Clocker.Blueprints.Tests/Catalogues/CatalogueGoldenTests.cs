using System.Text;

using Clocker.Blueprints.Catalogues;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;

using Xunit;

namespace Clocker.Blueprints.Tests.Catalogues;

/// <summary>
/// Each folder <c>Golden/Catalogues/NAME</c> is a catalogue: each file <c>*.bom</c> and each folder in it is a bundle; then each
/// <c>*.yaml</c> is read as a blueprint with them. What comes of all must be <c>expected</c> there.
/// </summary>
public sealed class CatalogueGoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "Catalogues");

    public static TheoryData<string> Names { get; } =
        [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reading_gives_what_is_expected(string name)
    {
        var expected = Path.Combine(Folder, name, "expected");

        var actual = Read(Path.Combine(Folder, name));

        if (!File.Exists(expected) || File.ReadAllText(expected) != actual)
        {
            // For a new case: copy this file to the source folder once it is right.
            File.WriteAllText(Path.Combine(Folder, name, "actual"), actual);
        }

        if (!File.Exists(expected))
        {
            Assert.Fail($"There is no {name}/expected; what was read is in {name}/actual beside the test program.");
        }

        Assert.Equal(File.ReadAllText(expected), actual);
    }

    private static string Read(string folder)
    {
        var text = new StringBuilder();
        var bundles = Directory.EnumerateFileSystemEntries(folder)
            .Where(path => Directory.Exists(path) || path.EndsWith(".bom", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => BundleReader.Read(Path.GetFileName(path), Files(path)))
            .ToList();
        var check = new BundleCheck(new Catalogue(), bundles);
        foreach (var bundle in bundles)
        {
            Append(text, bundle, check.Of(bundle));
        }

        foreach (var blueprint in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var source = new Source(Path.GetFileName(blueprint), File.ReadAllText(blueprint));
            text.Append("--- ").AppendLine(source.Name).Append(Dump.Of(Formats.Read(source, new Catalogue(), items: ItemIndex.Of(bundles))));
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static ValueList<Source> Files(string path) => Directory.Exists(path)
        ? BundleArchive.InOrder(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(file => new Source(Path.GetRelativePath(path, file).Replace('\\', '/'), File.ReadAllText(file))))
        : [new Source(Path.GetFileName(path), File.ReadAllText(path))];

    private static void Append(StringBuilder text, BundleReading bundle, IReadOnlyList<Diagnostic> checks)
    {
        text.Append("--- bundle ").AppendLine(bundle.Bundle?.ToString() ?? "with errors");
        foreach (var diagnostic in bundle.Diagnostics.Concat(checks))
        {
            text.Append(diagnostic.Location).Append(' ').Append(diagnostic.Severity.ToString().ToLowerInvariant()).Append(' ').Append(diagnostic.Code).Append(' ').AppendLine(diagnostic.Message);
            text.Append("    ").AppendLine(diagnostic.Remedy);
        }

        foreach (var item in bundle.Items)
        {
            text.Append("item ").Append(item).Append(' ').Append(item.Kind.ToString().ToLowerInvariant());
            text.Append(item.Name is null ? "" : $" \"{item.Name}\"").Append(item.Tags.Count == 0 ? "" : $" [{string.Join(", ", item.Tags)}]");
            text.AppendLine($"{(item.IsDeprecated ? " deprecated" : "")}{(item.IsDisabled ? " disabled" : "")} at {item.Location}");
            text.AppendLine("  | " + item.Text.TrimEnd().ReplaceLineEndings("\n  | "));
        }
    }
}
