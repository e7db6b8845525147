using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Tree;
using Clocker.Model.Collections;

namespace Clocker.Blueprints.Compose.Rewriting;

/// <summary>Takes in what a layer leaves to its environment: <c>- NAME</c> in a service's environment, and configs and secrets that come from a variable.</summary>
internal sealed class OutsideValues(ValueMap<string> environment)
{
    public void Resolve(ComposeMap model)
    {
        foreach (var service in Maps(model, ProjectAttributes.Services))
        {
            if (service.List("environment") is { } list)
            {
                LongSyntax.Each(list, item => item.AsText is { } name && environment.TryGetValue(name, out var value) ? ComposeScalar.Text(item.At, $"{name}={value}") : item);
            }
        }

        foreach (var resource in Maps(model, ProjectAttributes.Secrets).Concat(Maps(model, ProjectAttributes.Configs)))
        {
            if (resource.Find("environment") is { AsText: { } name } variable && environment.TryGetValue(name, out var value))
            {
                resource.Set("content", ComposeScalar.Text(variable.At, value));
            }
        }
    }

    private static IEnumerable<ComposeMap> Maps(ComposeMap model, string section) =>
        (model.Map(section)?.Entries ?? []).Select(entry => entry.Value).OfType<ComposeMap>();
}
