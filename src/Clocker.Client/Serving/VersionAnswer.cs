namespace Clocker.Client.Serving;

/// <summary>Which server answers.</summary>
/// <param name="Version">Clocker's version.</param>
/// <param name="Api">The version of this contract; it grows when something is taken away or changes its meaning.</param>
public sealed record VersionAnswer(string Version, int Api);
