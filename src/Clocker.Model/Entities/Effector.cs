namespace Clocker.Model.Entities;

/// <summary>Something an entity can be told to do.</summary>
public sealed record Effector(string Name, string Description)
{
    /// <summary>What it takes, by name.</summary>
    public IReadOnlyList<EffectorParameter> Parameters { get; init; } = [];
}
