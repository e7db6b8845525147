namespace Clocker.Model.Secrets;

/// <summary>A secret cannot be had from where it is kept. The message is a clause for the user, without a full stop, and holds nothing secret.</summary>
public sealed class SecretSourceException(string message, Exception? inner = null) : Exception(message, inner);
