namespace Clocker.Model.Containers;

/// <summary>A command that runs in a container while somebody talks to it. Disposing ends the talk, not the command.</summary>
public interface IConversation : IAsyncDisposable
{
    /// <summary>Reads output into a buffer.</summary>
    /// <returns>How many bytes, zero at the end, and whether they came from standard error.</returns>
    Task<(int Count, bool IsError)> ReadAsync(Memory<byte> buffer, CancellationToken cancellation);

    /// <summary>Writes to its standard input.</summary>
    Task WriteAsync(ReadOnlyMemory<byte> input, CancellationToken cancellation);

    /// <summary>Says that there is no more input.</summary>
    Task CloseInputAsync(CancellationToken cancellation);

    /// <summary>Tells it the size of the terminal.</summary>
    Task ResizeAsync(int columns, int rows, CancellationToken cancellation);

    /// <summary>Its exit code, once the output has ended.</summary>
    Task<int> ExitCodeAsync(CancellationToken cancellation);
}
