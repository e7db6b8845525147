using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Checking;
using Clocker.Blueprints.Compose.Merging;
using Clocker.Blueprints.Compose.Parsing;
using Clocker.Blueprints.Compose.Rewriting;
using Clocker.Blueprints.Compose.Tree;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Loading;

/// <summary>Reads the files of one layer over each other: variables, includes, resets, extends, merging, checking, and the long syntax, in this order for each document.</summary>
internal sealed class LayerReading(LoadContext context, Layer layer)
{
    private readonly Extending _extending = new(context, layer);
    private readonly ComposeMerge _merge = new(context);

    /// <summary>What the files say together; null if they cannot be used.</summary>
    public ComposeMap? Read(IReadOnlyList<ParsedFile> files)
    {
        var model = new ComposeMap(default);
        foreach (var file in files)
        {
            if (Read(model, file) is not { } merged)
            {
                return null;
            }

            model = merged;
        }

        Defaults.Set(model);
        new Mistakes(context.Diagnostics).Check(model);
        if (context.Options.ResolvesPaths && !context.IsOver)
        {
            new RelativePaths(context, layer.Directory).Resolve(model);
        }

        new OutsideValues(context.Options.Interpolates ? layer.Environment : []).Resolve(model);
        return context.IsOver ? null : model;
    }

    private ComposeMap? Read(ComposeMap model, ParsedFile file)
    {
        foreach (var document in file.Documents)
        {
            if (context.IsOver || Read(model, file, document) is not { } merged)
            {
                return null;
            }

            model = merged;
        }

        return model;
    }

    private ComposeMap? Read(ComposeMap model, ParsedFile file, ComposeDocument document)
    {
        if (document.Root is not ComposeMap root)
        {
            var place = document.Root?.At ?? new Position(0, 0) { Origin = context.OriginOf(file.Path) };
            context.Diagnostics.Error(Codes.NotABlueprint, place, "top-level object must be a mapping", "Begin with \"services:\" and the services below it.");
            return null;
        }

        if (context.Options.Interpolates)
        {
            layer.Interpolation(context).Apply(root, ProjectAttributes.Shape, ComposePath.Root);
        }

        if (!context.IsOver)
        {
            new Including(context, layer, _merge).Apply(root, file.Path, document.Resets);
            Layer.Reset(model, document.Resets);
            _extending.Apply(root, file.Path, document.Resets);
        }

        if (context.IsOver || _merge.Merge(model, root, ProjectAttributes.Shape, ComposePath.Root) is not ComposeMap merged)
        {
            return null;
        }

        new Unicity(context.Diagnostics).Enforce(merged, ProjectAttributes.Shape, ComposePath.Root);
        new SchemaCheck(context.Diagnostics).Check(merged, ProjectAttributes.Shape);
        if (context.IsOver)
        {
            return null;
        }

        SayObsolete(merged);
        new Canonical(context).Apply(merged, ProjectAttributes.Shape, ComposePath.Root);
        // The long syntax shows what is there twice: a range of ports, say.
        new Unicity(context.Diagnostics).Enforce(merged, ProjectAttributes.Shape, ComposePath.Root);
        return merged;
    }

    private void SayObsolete(ComposeMap model)
    {
        if (model.Has(ProjectAttributes.Version))
        {
            context.Diagnostics.Warning(
                Codes.Obsolete,
                model.PlaceOf(ProjectAttributes.Version),
                "the attribute `version` is obsolete, it will be ignored, please remove it to avoid potential confusion",
                "Remove it.");
            model.Remove(ProjectAttributes.Version);
        }
    }
}
