using Clocker.Model.Blueprints;
using Clocker.Model.Collections;

namespace Clocker.Control.Plane;

/// <summary>A request to deploy.</summary>
/// <param name="Name">The application's name.</param>
/// <param name="Blueprint">What it is to be, complete: files attached, secrets kept.</param>
/// <param name="Source">The text it came from.</param>
/// <param name="Origin">What tells this blueprint from another one under the same name: its file's absolute path, or its URL. Another origin under a name in use needs <paramref name="Replace"/>.</param>
/// <param name="Replace">Whether an application of this name from another origin may be replaced.</param>
public sealed record Deployment(string Name, Blueprint Blueprint, Source Source, string Origin, bool Replace)
{
    /// <summary>What is different where it is deployed to, in the order in which that was laid over the source.</summary>
    public ValueList<Source> Environments { get; init; } = [];

    /// <summary>The keys whose values were given with the request, instead of in a text.</summary>
    public ValueList<string> Set { get; init; } = [];
}
