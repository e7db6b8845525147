namespace Clocker.Client.Serving;

/// <summary>A container that others made on a host; Clocker never touches it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Image">Its image.</param>
/// <param name="Runs">Whether it runs.</param>
public sealed record StrangerAnswer(string Name, string Image, bool Runs);
