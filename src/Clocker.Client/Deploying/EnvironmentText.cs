namespace Clocker.Client.Deploying;

/// <summary>What is different about a blueprint where it is deployed to, as its author wrote it.</summary>
/// <param name="Name">Its file name, as its author knows it; used in diagnostics.</param>
/// <param name="Text">Its text.</param>
public sealed record EnvironmentText(string Name, string Text);
