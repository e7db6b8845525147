using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Merging;
using Clocker.Blueprints.Compose.Parsing;
using Clocker.Blueprints.Compose.Rewriting;
using Clocker.Blueprints.Compose.Tree;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Loading;

/// <summary>Lets services be what others are, with changes: <c>extends</c>, of the same file or of another.</summary>
internal sealed class Extending(LoadContext context, Layer layer)
{
    private const int MostChained = 100;

    private readonly Dictionary<string, (ComposeMap Services, IReadOnlyList<ResetPath> Resets)?> _files = new(StringComparer.Ordinal);
    private readonly ComposeMerge _merge = new(context);

    /// <summary>Resolves every service of a document.</summary>
    public void Apply(ComposeMap root, string file, IReadOnlyList<ResetPath> resets)
    {
        if (!root.Has(ProjectAttributes.Services))
        {
            return;
        }

        if (root.Find(ProjectAttributes.Services) is not ComposeMap services)
        {
            context.Diagnostics.Error(Codes.BadAttribute, root.PlaceOf(ProjectAttributes.Services), "services must be a mapping", "Write the services below it, each with its name.");
            return;
        }

        foreach (var name in services.Entries.Select(entry => entry.Name).ToList())
        {
            if (context.IsOver)
            {
                return;
            }

            Resolve(name, services, file, resets, []);
        }
    }

    /// <summary>Resolves a service in its place.</summary>
    private ComposeMap? Resolve(string name, ComposeMap services, string file, IReadOnlyList<ResetPath> resets, List<(string File, string Service)> chain)
    {
        var given = services.Find(name);
        if (given is not ComposeMap service)
        {
            if (given is { IsNull: false })
            {
                context.Diagnostics.Error(Codes.BadAttribute, services.PlaceOf(name), $"services.{name} must be a mapping", "Write its attributes below it.");
            }

            return null;
        }

        if (!service.Has(ServiceAttributes.Extends))
        {
            return service;
        }

        if (Base(name, service, services, file, resets) is not { } from || !Track(chain, from.File, name, service))
        {
            return null;
        }

        var resolved = Resolve(from.Service, from.Services, from.File, from.Resets, chain);
        chain.RemoveAt(chain.Count - 1);
        if (resolved is null || context.IsOver)
        {
            return resolved is null && !context.IsOver ? service : null;
        }

        return Merge(name, service, services, resolved, resets);
    }

    private ComposeMap? Merge(string name, ComposeMap service, ComposeMap services, ComposeMap from, IReadOnlyList<ResetPath> resets)
    {
        var source = (ComposeMap)from.Copy(context.Allowance);
        var wrapped = new ComposeMap(default);
        var named = new ComposeMap(default);
        named.Set(name, source);
        wrapped.Set(ProjectAttributes.Services, named);
        Layer.Reset(wrapped, resets);
        if (_merge.Merge(source, service, ServiceAttributes.Shape, ComposePath.Root.Then(ProjectAttributes.Services).Then(name)) is not ComposeMap merged)
        {
            return null;
        }

        merged.Remove(ServiceAttributes.Extends);
        services.Set(name, services.PlaceOf(name), merged);
        return merged;
    }

    /// <summary>The service that another extends, and where it stands.</summary>
    private (string Service, ComposeMap Services, string File, IReadOnlyList<ResetPath> Resets)? Base(
        string name, ComposeMap service, ComposeMap services, string file, IReadOnlyList<ResetPath> resets)
    {
        var extends = service.Find(ServiceAttributes.Extends)!;
        var reference = extends.AsText ?? (extends as ComposeMap)?.Text("service");
        if (reference is null)
        {
            context.Diagnostics.Error(Codes.BadExtends, extends.At, $"extends.{name}.service is required", "Write \"extends: SERVICE\", or \"extends:\" with \"service:\" and \"file:\".");
            return null;
        }

        var other = (extends as ComposeMap)?.Given("file");
        if (other is null)
        {
            if (services.Has(reference))
            {
                return (reference, services, file, resets);
            }

            NotFound($"cannot extend service \"{name}\" in {context.Shown(file)}: service \"{reference}\" not found", reference, services);
            return null;
        }

        if (other.AsText is not { } path)
        {
            context.Diagnostics.Error(Codes.BadExtends, other.At, $"services.{name}.extends.file must be a string", "Write the path of a Compose file.");
            return null;
        }

        if (Load(name, path, other.At) is not { } loaded)
        {
            return null;
        }

        if (loaded.Services.Has(reference))
        {
            return (reference, loaded.Services, path, loaded.Resets);
        }

        NotFound($"cannot extend service \"{name}\" in {context.Shown(file)}: service \"{reference}\" not found in {path}", reference, loaded.Services);
        return null;

        void NotFound(string message, string wanted, ComposeMap known) => context.Diagnostics.Error(
            Codes.BadExtends, extends.At, message, Model.Diagnostics.Suggestions.Remedy(wanted, [.. known.Entries.Select(entry => entry.Name)], "services"));
    }

    private bool Track(List<(string File, string Service)> chain, string file, string name, ComposeMap service)
    {
        var isCircle = chain.Contains((file, name));
        if (!isCircle && chain.Count < MostChained)
        {
            chain.Add((file, name));
            return true;
        }

        var steps = chain.Append((file, name)).Select((step, index) => $"{(index == 0 ? "  " : "  extends ")}{step.Item2} in {step.Item1}");
        context.Diagnostics.Error(
            Codes.BadExtends,
            service.PlaceOf(ServiceAttributes.Extends),
            isCircle ? $"Circular reference:\n{string.Join('\n', steps)}" : $"Services extend each other more than {MostChained} deep.",
            "Let one of them say itself what it is.");
        return false;
    }

    /// <summary>The services of another file, with their paths as seen from here.</summary>
    private (ComposeMap Services, IReadOnlyList<ResetPath> Resets)? Load(string name, string path, Position at)
    {
        if (Remote.Is(path))
        {
            context.Diagnostics.Error(Codes.RemoteFile, at, $"\"{path}\" is not a local file, and others are not fetched.", "Get a copy, and name that.");
            return null;
        }

        if (!_files.TryGetValue(path, out var loaded))
        {
            _files[path] = loaded = LoadAnew(name, path, at);
        }

        return loaded is null ? null : ((ComposeMap)loaded.Value.Services.Copy(context.Allowance), loaded.Value.Resets);
    }

    private (ComposeMap Services, IReadOnlyList<ResetPath> Resets)? LoadAnew(string name, string path, Position at)
    {
        var absolute = GoPath.IsAbsolute(path) ? path : GoPath.Join(layer.Base, path);
        if (context.Text(absolute, at) is not { } text || ComposeYaml.Read(text, context.OriginOf(absolute), context.Diagnostics) is not { } documents)
        {
            return null;
        }

        var model = new ComposeMap(default);
        IReadOnlyList<ResetPath> resets = [];
        foreach (var document in documents)
        {
            if (Add(model, document) is not { } merged)
            {
                return null;
            }

            (model, resets) = (merged, document.Resets);
        }

        if (model.Find(ProjectAttributes.Services) is not ComposeMap services)
        {
            var what = model.Has(ProjectAttributes.Services) ? "services must be a mapping" : "no services section";
            context.Diagnostics.Error(Codes.BadExtends, at, $"cannot extend service \"{name}\" in {context.Shown(absolute)}: {what}", "Name a file that has the service.");
            return null;
        }

        new RelativePaths(context, GoPath.Relative(layer.Base, GoPath.Directory(absolute))).Resolve(model);
        return context.IsOver ? null : (services, resets);
    }

    private ComposeMap? Add(ComposeMap model, ComposeDocument document)
    {
        if (document.Root is not ComposeMap root)
        {
            context.Diagnostics.Error(Codes.NotABlueprint, document.Root?.At ?? default, "top-level object must be a mapping", "Begin with \"services:\" and the services below it.");
            return null;
        }

        if (context.Options.Interpolates)
        {
            layer.Interpolation(context).Apply(root, ProjectAttributes.Shape, ComposePath.Root);
        }

        Layer.Reset(model, document.Resets);
        if (context.IsOver || _merge.Merge(model, root, ProjectAttributes.Shape, ComposePath.Root) is not ComposeMap merged)
        {
            return null;
        }

        new Unicity(context.Diagnostics).Enforce(merged, ProjectAttributes.Shape, ComposePath.Root);
        new Canonical(context).Apply(merged, ProjectAttributes.Shape, ComposePath.Root);
        new Unicity(context.Diagnostics).Enforce(merged, ProjectAttributes.Shape, ComposePath.Root);
        return context.IsOver ? null : merged;
    }
}
