namespace Clocker.Agent.Tools;

/// <summary>What a program printed, and how it ended.</summary>
internal sealed record ToolAnswer(int ExitCode, byte[] Output, string Errors);
