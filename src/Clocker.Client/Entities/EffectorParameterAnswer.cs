namespace Clocker.Client.Entities;

/// <summary>Something that an effector takes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="IsRequired">Whether it has to be given.</param>
public sealed record EffectorParameterAnswer(string Name, string Description, bool IsRequired);
