namespace Clocker.Drivers.Docker.Connecting;

/// <summary>There is no connection to an engine. The message is the reason, as the rest of a sentence, with what would mend it.</summary>
internal sealed class EndpointException(string reason, Exception? inner = null) : IOException(reason, inner);
