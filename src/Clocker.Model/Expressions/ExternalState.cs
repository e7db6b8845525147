namespace Clocker.Model.Expressions;

/// <summary>What is known of a secret that another system keeps.</summary>
/// <param name="IsThere">Whether that system has it; null while nobody has asked.</param>
/// <param name="Problem">Why it cannot be had, or null.</param>
public readonly record struct ExternalState(bool? IsThere, string? Problem);
