using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clocker.Drivers.Docker.Connecting;
using Clocker.Model.Containers;
using Docker.DotNet;

namespace Clocker.Drivers.Docker;

/// <summary>The connection to an engine: the typed client, plain HTTP for what that lacks, and the one place where errors become <see cref="DeviceException"/>s.</summary>
internal sealed class DockerEngine : IDisposable
{
    private readonly DockerEndpoint _endpoint;
    private readonly ITransport _transport;
    private readonly HttpClient _http;

    public DockerEngine(DockerOptions options, TimeProvider time)
    {
        _endpoint = options.Endpoint;
        _transport = Transports.To(options, time);

        // Both ways share their connections: over TLS, to open one costs more than most calls.
        var handler = new EngineHandler(_transport);
        Client = new DockerClientBuilder()
            .WithEndpoint(EngineHandler.Base)
            .WithTimeout(Timeout.InfiniteTimeSpan)
            .WithTransportOptions(new EngineHandlers(handler), _transport)
            .Build();
        _http = new HttpClient(handler) { BaseAddress = EngineHandler.Base, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The address at which the engine's published ports are reached from here.</summary>
    public string Address => _transport.Address;

    public DockerClient Client { get; }

    /// <summary>Makes a call; whatever goes wrong comes out as a <see cref="DeviceException"/> about the subject, or as cancellation.</summary>
    /// <param name="subject">What the call is about, at the beginning of a sentence: <c>Container "x"</c>.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellation">The only bound on how long it takes.</param>
    public async Task<T> CallAsync<T>(string subject, Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (DeviceException)
        {
            throw;
        }
        catch (Exception error) when (cancellation.IsCancellationRequested && (error is OperationCanceledException || IsBroken(error)))
        {
            throw new OperationCanceledException(error.Message, error, cancellation);
        }
        catch (DockerApiException error)
        {
            throw Refusal(subject, error.StatusCode, error.ResponseBody, error);
        }
        catch (JsonException error)
        {
            throw new DeviceException(DeviceFault.Failed, $"The Docker engine at {_endpoint} gave an answer that Clocker does not understand: {error.Message}", error);
        }
        catch (OperationCanceledException error)
        {
            throw new DeviceException(DeviceFault.Timeout, $"The Docker engine at {_endpoint} did not answer in time.", error);
        }
        catch (Exception error) when (IsBroken(error))
        {
            throw Unreachable(error);
        }
    }

    /// <summary>Makes a call that answers nothing.</summary>
    public Task CallAsync(string subject, Func<Task> call, CancellationToken cancellation) => CallAsync(
        subject,
        async () =>
        {
            await call();
            return true;
        },
        cancellation);

    /// <summary>Makes a plain request and waits for the head of the answer. To be called within <see cref="CallAsync{T}"/>.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellation)
    {
        using var content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await StreamAsync(method, path, content, cancellation);
    }

    /// <summary>Makes a plain request with any content and waits for the head of the answer. To be called within <see cref="CallAsync{T}"/>.</summary>
    public async Task<HttpResponseMessage> StreamAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotModified)
        {
            return response;
        }

        using (response)
        {
            throw new DockerApiException(response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
        }
    }

    public DeviceException Unreachable(Exception? error) => new(DeviceFault.Unreachable, $"The Docker engine at {_endpoint} does not answer: {Reason(error)}", error);

    public void Dispose()
    {
        Client.Dispose();
        _http.Dispose();
        _transport.Dispose();
    }

    private static bool IsBroken(Exception error) =>
        error is HttpRequestException or SocketException or IOException or TimeoutException or UnauthorizedAccessException or ObjectDisposedException
        || (error is AggregateException { InnerException: { } cause } && IsBroken(cause));

    private static DeviceException Refusal(string subject, HttpStatusCode status, string? body, Exception error)
    {
        var words = EngineWords.Clean(body);
        return status switch
        {
            HttpStatusCode.NotFound when words.StartsWith("No such image", StringComparison.OrdinalIgnoreCase) =>
                new(DeviceFault.NotFound, $"{subject} needs an image that is not on the host: {words}", error),
            HttpStatusCode.NotFound when words.StartsWith("Network ", StringComparison.OrdinalIgnoreCase) && !subject.StartsWith("Network ", StringComparison.Ordinal) =>
                new(DeviceFault.NotFound, $"{subject} needs a network that is not on the host: {words}", error),
            HttpStatusCode.NotFound => new(DeviceFault.NotFound, $"{subject} is not on the host.", error),
            HttpStatusCode.Conflict => new(DeviceFault.Conflict, $"{subject}: {words}", error),
            HttpStatusCode.BadRequest => new(DeviceFault.Invalid, $"{subject}: {words}", error),
            _ when EngineWords.TakenPort(words) is { } port =>
                new(DeviceFault.PortTaken, $"{subject} cannot publish port {port}, because the host's port {port} is taken.", error),
            _ => new(DeviceFault.Failed, $"{subject}: {words}", error),
        };
    }

    private string Reason(Exception? error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is EndpointException)
            {
                return cause.Message;
            }

            if (cause is SocketException { SocketErrorCode: SocketError.AccessDenied } or UnauthorizedAccessException)
            {
                return "this user may not use its socket; add the user to the group \"docker\" (and log in again), or run Clocker with sudo.";
            }

            if (_transport.Explain(cause) is { } words)
            {
                return words;
            }
        }

        return "the connection broke; look whether the engine runs.";
    }
}
