namespace Clocker.Server.Hosting;

/// <summary>The server cannot start; the message says why and what to do, for the user.</summary>
internal sealed class StartException(string message) : Exception(message);
