namespace Clocker.Model.Containers;

/// <summary>A container that somebody else made: it is shown and counted, and never touched.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Image">Its image, as whoever made it named it.</param>
/// <param name="Runs">Whether it runs, and takes part of the host.</param>
public sealed record Stranger(string Name, string Image, bool Runs);
