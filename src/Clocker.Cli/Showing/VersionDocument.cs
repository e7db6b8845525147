namespace Clocker.Cli.Showing;

/// <summary>What <c>clocker version --json</c> prints.</summary>
internal sealed record VersionDocument(string Version);
