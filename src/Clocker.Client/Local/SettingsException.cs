namespace Clocker.Client.Local;

/// <summary>A settings file is not as it should be; the message says where and how.</summary>
public sealed class SettingsException(string message, Exception inner) : Exception(message, inner);
