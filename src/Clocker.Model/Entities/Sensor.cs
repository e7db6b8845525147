namespace Clocker.Model.Entities;

/// <summary>A fact that entities publish under a name.</summary>
public sealed record Sensor(string Name, string Description);
