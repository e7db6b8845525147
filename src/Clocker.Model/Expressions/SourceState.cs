using Clocker.Model.Entities;

namespace Clocker.Model.Expressions;

/// <summary>The state of an entity that another waits for.</summary>
/// <param name="State">The state.</param>
/// <param name="Since">Since when, by the clock of <see cref="IScope.Now"/>.</param>
public readonly record struct SourceState(Lifecycle State, TimeSpan Since);
