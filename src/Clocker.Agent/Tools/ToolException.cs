namespace Clocker.Agent.Tools;

/// <summary>A program could not be started, or has failed as a whole; the message says why, in words.</summary>
internal sealed class ToolException(string message, Exception? inner = null) : Exception(message, inner);
