namespace Clocker.EndToEnd.Tests;

/// <summary>One run of a container: the same only if it was neither made anew nor started again.</summary>
internal sealed record Life(string Name, string Id, string StartedAt);
