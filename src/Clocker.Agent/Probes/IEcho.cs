namespace Clocker.Agent.Probes;

/// <summary>Asks one address for echoes.</summary>
internal interface IEcho
{
    /// <summary>Sends a packet that must not be cut up, and waits for what comes of it.</summary>
    /// <param name="bytes">How large it is, headers included.</param>
    /// <param name="hops">How many hops it may take; null is as many as usual.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<EchoAnswer> AskAsync(int bytes, int? hops, TimeSpan patience, CancellationToken cancellation);
}
