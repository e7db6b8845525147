namespace Clocker.Server.Hosting;

/// <summary>What is served, and what to close after the last request.</summary>
internal sealed record OpenServer(ServerParts Parts, Func<ValueTask> CloseAsync) : IAsyncDisposable
{
    /// <inheritdoc />
    public ValueTask DisposeAsync() => CloseAsync();
}
