using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Containers;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Lists the local files that a blueprint names.</summary>
internal sealed class FileNames(DiagnosticList diagnostics)
{
    private readonly List<FileReference> _files = [];

    public IReadOnlyList<FileReference> Of(IEnumerable<Draft> tree)
    {
        foreach (var draft in tree)
        {
            if (draft.Config.TryGetValue(DockerContainerDeclaration.Files.Name, out var files))
            {
                InFiles(files);
            }

            if (draft.Config.TryGetValue(DockerContainerDeclaration.EnvironmentFiles.Name, out var environment))
            {
                InEnvironment(environment);
            }
        }

        return _files;
    }

    private void InFiles(Draft.Given given)
    {
        if (given.Value is not MappingNode files)
        {
            NotWrittenOut(given);
            return;
        }

        foreach (var file in files.Entries)
        {
            if (file.Value is MappingNode described && described.Find("path") is { } path)
            {
                Add(path.Value, isEnvironment: false);
            }
        }
    }

    private void InEnvironment(Draft.Given given)
    {
        if (given.Expression is not Expression.Constant { Value: var value })
        {
            NotWrittenOut(given);
        }
        else if (given.Value is SequenceNode list)
        {
            foreach (var item in list.Items)
            {
                Add(item, isEnvironment: true);
            }
        }
        else if (DockerContainerDeclaration.EnvironmentFiles.Coerce(value) is { Problem: null, Value: { } paths })
        {
            _files.AddRange(paths.Select(path => new FileReference(path, diagnostics.At(given.Value.At), true)));
        }
    }

    private void Add(Node node, bool isEnvironment)
    {
        if (node is ScalarNode { IsNull: false } path && path.Text.Length > 0 && !path.Text.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal))
        {
            _files.Add(new(path.Text, diagnostics.At(path.At), isEnvironment));
            return;
        }

        diagnostics.Error(Codes.BadFileName, node.At, "The path of a local file is not a plain text.", "Write the path, relative to the blueprint.");
    }

    private void NotWrittenOut(Draft.Given given)
    {
        if (given.Expression is not Expression.Constant { Value: Value.Nothing })
        {
            diagnostics.Error(Codes.BadFileName, given.Value.At, $"\"{given.Key.Text}\" is not written out, so the files that it needs cannot be found.", "Write the files here, without an expression around them.");
        }
    }
}
