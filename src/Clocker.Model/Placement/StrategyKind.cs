namespace Clocker.Model.Placement;

/// <summary>A kind of placement strategy that Clocker comes with.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Does">What it does, as a sentence.</param>
/// <param name="Settings">Its settings; a value without a name is the first one.</param>
public sealed record StrategyKind(string Name, string Does, IReadOnlyList<StrategySetting> Settings)
{
    /// <summary>What else it was called in a version of Clocker.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];
}
