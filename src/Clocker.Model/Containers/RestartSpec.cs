namespace Clocker.Model.Containers;

/// <summary>What happens when a container ends.</summary>
/// <param name="Mode">When it is started again.</param>
/// <param name="MaximumRetries">For <see cref="RestartMode.OnFailure"/>: how often at most; null is without limit.</param>
public sealed record RestartSpec(RestartMode Mode, int? MaximumRetries = null);
