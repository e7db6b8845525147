namespace Clocker.Drivers.Secrets;

/// <summary>The store of secrets could not do what was asked. The message is for the user.</summary>
public sealed class SecretException(string message, Exception? inner = null) : Exception(message, inner);
