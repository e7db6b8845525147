namespace Clocker.Drivers.Machines;

/// <summary>A way to a machine's shell: it starts a command, gives it its input, and takes what it prints.</summary>
internal interface IShell : IAsyncDisposable
{
    /// <summary>The machine, for messages: <c>bob@10.0.0.1:22</c>.</summary>
    string Title { get; }

    /// <summary>What sudo is told if it asks; null if it must not ask.</summary>
    string? SudoPassword { get; }

    /// <summary>Runs a command to its end. Throws <see cref="Model.Containers.DeviceException"/> if the machine cannot be reached.</summary>
    Task<ShellAnswer> RunAsync(IReadOnlyList<string> command, ReadOnlyMemory<byte> input, CancellationToken cancellation);

    /// <summary>Gives up a connection over which nothing comes any more; the next command makes a new one.</summary>
    void GiveUp();
}
