namespace Clocker.Client.Deploying;

/// <summary>A deployment is being undone.</summary>
/// <param name="Name">The application's name.</param>
/// <param name="IsRemoved">Whether the application is being removed, because it was new; else it goes back to what it was.</param>
public sealed record UndoAnswer(string Name, bool IsRemoved);
