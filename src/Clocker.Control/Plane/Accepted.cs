using Clocker.Model.Collections;

namespace Clocker.Control.Plane;

/// <summary>A request is durable; what follows from it shows in the views.</summary>
public sealed record Accepted
{
    /// <summary>What looks wrong in what was asked, and does not hinder.</summary>
    public ValueList<string> Warnings { get; init; } = [];
}
