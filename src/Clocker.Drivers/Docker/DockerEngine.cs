using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clocker.Model.Containers;
using Docker.DotNet;

namespace Clocker.Drivers.Docker;

/// <summary>The connection to an engine: the typed client, plain HTTP for what that lacks, and the one place where errors become <see cref="DeviceException"/>s.</summary>
internal sealed class DockerEngine : IDisposable
{
    private readonly DockerEndpoint _endpoint;
    private readonly HttpClient _http;

    public DockerEngine(DockerEndpoint endpoint)
    {
        _endpoint = endpoint;
        Client = new DockerClientBuilder().WithEndpoint(endpoint.Uri).WithTimeout(Timeout.InfiniteTimeSpan).Build();
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        if (endpoint.SocketPath is { } path)
        {
            handler.ConnectCallback = (_, cancellation) => ConnectAsync(path, cancellation);
        }

        _http = new HttpClient(handler)
        {
            BaseAddress = endpoint.SocketPath is null ? new UriBuilder("http", endpoint.Uri.Host, endpoint.Uri.Port).Uri : new Uri("http://docker/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

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
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

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
    }

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
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
            switch (cause)
            {
                case SocketException { SocketErrorCode: SocketError.AccessDenied } or UnauthorizedAccessException:
                    return "this user may not use its socket; add the user to the group \"docker\" (and log in again), or run Clocker with sudo.";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused } when _endpoint.SocketPath is not null:
                    return "the socket is there, but nothing listens at it; start the engine (sudo systemctl start docker).";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return "nothing listens at that address; start the engine there, or correct the address.";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }:
                    return $"the name \"{_endpoint.Uri.Host}\" is not known; correct the address.";
            }
        }

        if (_endpoint.SocketPath is { } path && !File.Exists(path))
        {
            return "there is no such socket; install Docker and start the engine (sudo systemctl start docker), or name another endpoint.";
        }

        return "the connection broke; look whether the engine runs.";
    }
}
