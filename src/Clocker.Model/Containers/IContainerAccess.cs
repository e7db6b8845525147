using Clocker.Model.Collections;

namespace Clocker.Model.Containers;

/// <summary>Ways into running containers. Bytes from here never enter a world.</summary>
public interface IContainerAccess
{
    /// <summary>Runs a command in a container to its end and keeps the last 64 KiB of what it printed.</summary>
    Task<CommandResult> RunAsync(string container, ValueList<string> command, CancellationToken cancellation);

    /// <summary>Starts a command in a container, with a terminal or without, to be talked to.</summary>
    Task<IConversation> TalkAsync(string container, ValueList<string> command, bool terminal, CancellationToken cancellation);

    /// <summary>The container's output, oldest first: all of it, or its last <paramref name="tail"/> lines, and with <paramref name="follow"/> what comes.</summary>
    IAsyncEnumerable<LogLine> LogsAsync(string container, int? tail, bool follow, CancellationToken cancellation);

    /// <summary>The TCP ports on which something in the container's network listens on all addresses or a container's own; null if that cannot be found out in this container.</summary>
    Task<ValueList<int>?> ListeningAsync(string container, CancellationToken cancellation);
}
