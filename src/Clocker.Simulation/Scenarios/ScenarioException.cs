namespace Clocker.Simulation.Scenarios;

/// <summary>A scenario found something that must not be; the message says what, with the seed to see it again.</summary>
public sealed class ScenarioException(string message) : Exception(message);
