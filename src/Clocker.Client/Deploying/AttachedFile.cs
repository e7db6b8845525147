namespace Clocker.Client.Deploying;

/// <summary>A file that a blueprint names, to be sent with it.</summary>
/// <param name="Name">Its path as the blueprint writes it.</param>
/// <param name="Open">Opens its content for reading.</param>
public sealed record AttachedFile(string Name, Func<Stream> Open);
