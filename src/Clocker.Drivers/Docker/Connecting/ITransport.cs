namespace Clocker.Drivers.Docker.Connecting;

/// <summary>A way to get connections to an engine.</summary>
internal interface ITransport : IDisposable
{
    /// <summary>The address at which the engine's published ports are reached from here.</summary>
    string Address { get; }

    /// <summary>Opens a connection.</summary>
    /// <exception cref="EndpointException">It is known why there is none.</exception>
    Task<Duplex> ConnectAsync(CancellationToken cancellation);

    /// <summary>What a broken connection means, as the rest of a sentence; null if nothing special.</summary>
    string? Explain(Exception error);
}
