using Clocker.Model.Values;

namespace Clocker.Model.Placement;

/// <summary>A setting of a placement strategy.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Keys">What else it is called: keys of the original Clocker.</param>
/// <param name="Problem">What is wrong with a value, in words; null if nothing is.</param>
/// <param name="IsRequired">Whether the strategy means nothing without it.</param>
public sealed record StrategySetting(string Name, IReadOnlyList<string> Keys, Func<Value, string?> Problem, bool IsRequired = false);
