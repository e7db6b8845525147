using Docker.DotNet.Handler.Abstractions;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Client;

namespace Clocker.Drivers.Docker.Connecting;

/// <summary>Gives the typed client our connections.</summary>
internal sealed class EngineHandlers(EngineHandler handler) : IDockerHandlerFactory<ITransport>
{
    public ResolvedTransport CreateHandler(ITransport transportOptions, ResolvedClientOptions clientOptions, ILogger logger) =>
        new(handler, EngineHandler.Base);

    public ResolvedTransport CreateHandler(ResolvedClientOptions clientOptions, ILogger logger) =>
        throw new NotSupportedException("The transport is always given.");

    public Task<WriteClosableStream> HijackStreamAsync(HttpContent content) => content is HttpConnectionResponseContent talk
        ? Task.FromResult(talk.HijackStream())
        : throw new NotSupportedException("Only a request that asks for a conversation becomes one.");
}
