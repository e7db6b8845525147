namespace Clocker.Client.Problems;

/// <summary>No server answers, or it stopped answering.</summary>
public sealed class ServerUnreachableException(string message, Exception? inner = null) : Exception(message, inner);
