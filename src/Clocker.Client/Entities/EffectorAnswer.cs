namespace Clocker.Client.Entities;

/// <summary>Something that an entity can be told to do.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, in a sentence.</param>
/// <param name="Parameters">What it takes.</param>
public sealed record EffectorAnswer(string Name, string Description, IReadOnlyList<EffectorParameterAnswer> Parameters);
