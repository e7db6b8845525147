using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

using Clocker.Client.Applications;
using Clocker.Client.Catalogue;
using Clocker.Client.Connecting;
using Clocker.Client.Deploying;
using Clocker.Client.Entities;
using Clocker.Client.Events;
using Clocker.Client.Problems;
using Clocker.Client.Serving;

namespace Clocker.Client;

/// <summary>Talks to a Clocker server. Any thread may call any member.</summary>
/// <remarks>Members throw <see cref="ProblemException"/> if the server refuses, and <see cref="ServerUnreachableException"/> if none answers.</remarks>
public sealed partial class ClockerClient(ServerAddress address) : IDisposable
{
    private readonly SocketsHttpHandler _handler = Transport.Handler(address);
    private HttpClient? _http;

    /// <summary>Where the server is.</summary>
    public ServerAddress Address => address;

    private HttpClient Http => _http ??= Transport.Client(_handler, address);

    /// <summary>Which server answers.</summary>
    public Task<VersionAnswer> VersionAsync(CancellationToken cancellation) =>
        GetAsync("api/version", WireJson.Default.VersionAnswer, cancellation);

    /// <summary>How the server is doing.</summary>
    public Task<StatusAnswer> StatusAsync(CancellationToken cancellation) =>
        GetAsync("api/status", WireJson.Default.StatusAnswer, cancellation);

    /// <summary>What the server finds when it looks whether it can work.</summary>
    public Task<IReadOnlyList<Finding>> DoctorAsync(CancellationToken cancellation) =>
        GetAsync("api/doctor", WireJson.Default.IReadOnlyListFinding, cancellation);

    /// <summary>Asks the server to stop. Containers go on.</summary>
    public Task StopServerAsync(CancellationToken cancellation) => SendAsync(HttpMethod.Post, "api/server/stop", null, cancellation);

    /// <summary>All applications, by name.</summary>
    public Task<IReadOnlyList<ApplicationSummary>> ApplicationsAsync(CancellationToken cancellation) =>
        GetAsync("api/applications", WireJson.Default.IReadOnlyListApplicationSummary, cancellation);

    /// <summary>All applications with all their entities.</summary>
    public Task<IReadOnlyList<ApplicationTree>> TreesAsync(CancellationToken cancellation) =>
        GetAsync("api/trees", WireJson.Default.IReadOnlyListApplicationTree, cancellation);

    /// <summary>One application, by name or id.</summary>
    public Task<ApplicationTree> ApplicationAsync(string application, CancellationToken cancellation) =>
        GetAsync($"api/applications/{Escape(application)}", WireJson.Default.ApplicationTree, cancellation);

    /// <summary>The blueprint that an application was deployed from.</summary>
    public Task<BlueprintAnswer> BlueprintAsync(string application, CancellationToken cancellation) =>
        GetAsync($"api/applications/{Escape(application)}/blueprint", WireJson.Default.BlueprintAnswer, cancellation);

    /// <summary>An application now and whenever it has changed; ends when it is gone.</summary>
    public IAsyncEnumerable<ApplicationTree> ChangesAsync(string application, CancellationToken cancellation) =>
        LinesAsync($"api/applications/{Escape(application)}/changes", WireJson.Default.ApplicationTree, cancellation);

    /// <summary>Removes an application; it is gone when it is no longer listed.</summary>
    public Task<AcceptedAnswer> DeleteAsync(string application, bool withVolumes, CancellationToken cancellation) => SendAsync(
        HttpMethod.Delete,
        $"api/applications/{Escape(application)}?volumes={Flag(withVolumes)}",
        null,
        WireJson.Default.AcceptedAnswer,
        cancellation);

    /// <summary>Checks a blueprint and the files it names.</summary>
    public Task<ValidateAnswer> ValidateAsync(
        DeployRequest request, IReadOnlyList<AttachedFile> files, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, "api/validate", Form(request, files), WireJson.Default.ValidateAnswer, cancellation);

    /// <summary>What a deployment would do, doing nothing.</summary>
    public Task<PlanAnswer> PlanAsync(DeployRequest request, IReadOnlyList<AttachedFile> files, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, "api/plan", Form(request, files), WireJson.Default.PlanAnswer, cancellation);

    /// <summary>Deploys or updates an application; returns once that is durable.</summary>
    public Task<DeployAnswer> DeployAsync(DeployRequest request, IReadOnlyList<AttachedFile> files, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, "api/applications", Form(request, files), WireJson.Default.DeployAnswer, cancellation);

    /// <summary>Goes back to what was there before a deployment.</summary>
    public Task<UndoAnswer> UndoAsync(string undo, CancellationToken cancellation) => SendAsync(
        HttpMethod.Post, $"api/deployments/{Escape(undo)}/undo", null, WireJson.Default.UndoAnswer, cancellation);

    /// <summary>The types that blueprints may name.</summary>
    /// <param name="allVersions">Whether to list every version, and what is deprecated or disabled, too.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<IReadOnlyList<CatalogueItemAnswer>> CatalogueAsync(bool allVersions, CancellationToken cancellation) =>
        GetAsync($"api/catalog?allVersions={Flag(allVersions)}", WireJson.Default.IReadOnlyListCatalogueItemAnswer, cancellation);

    /// <summary>One type, as <c>ID</c> or <c>ID:VERSION</c>.</summary>
    public Task<CatalogueItemDetails> CatalogueItemAsync(string reference, CancellationToken cancellation) =>
        GetAsync($"api/catalog/{Escape(reference)}", WireJson.Default.CatalogueItemDetails, cancellation);

    /// <summary>Adds bundles of types; all of them, or none. What is there already stays as it is.</summary>
    public async Task<CatalogueAddAnswer> AddToCatalogueAsync(CatalogueAddRequest request, CancellationToken cancellation)
    {
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Default.CatalogueAddRequest));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await SendAsync(HttpMethod.Post, "api/catalog", body, WireJson.Default.CatalogueAddAnswer, cancellation);
    }

    /// <summary>Removes a bundle, by its own name and version or by those of its only item.</summary>
    public Task<BundleAnswer> RemoveFromCatalogueAsync(string reference, bool force, CancellationToken cancellation) => SendAsync(
        HttpMethod.Delete, $"api/catalog/{Escape(reference)}?force={Flag(force)}", null, WireJson.Default.BundleAnswer, cancellation);

    /// <summary>An entity by id, by <c>application/entity</c>, or by a name that only one has.</summary>
    public Task<EntityAnswer> EntityAsync(string entity, CancellationToken cancellation) =>
        GetAsync($"api/entities/{Escape(entity)}", WireJson.Default.EntityAnswer, cancellation);

    /// <summary>An entity's sensors, by name.</summary>
    public Task<IReadOnlyDictionary<string, JsonElement>> SensorsAsync(string entity, CancellationToken cancellation) =>
        GetAsync($"api/entities/{Escape(entity)}/sensors", WireJson.Default.IReadOnlyDictionaryStringJsonElement, cancellation);

    /// <summary>Why an entity's container is where it is, or nowhere.</summary>
    public Task<PlacementAnswer> PlacementAsync(string entity, CancellationToken cancellation) =>
        GetAsync($"api/entities/{Escape(entity)}/placement", WireJson.Default.PlacementAnswer, cancellation);

    /// <summary>An entity's config as it counts now, by key; secrets are <c>***</c>.</summary>
    public Task<IReadOnlyList<ConfigAnswer>> ConfigAsync(string entity, CancellationToken cancellation) =>
        GetAsync($"api/entities/{Escape(entity)}/config", WireJson.Default.IReadOnlyListConfigAnswer, cancellation);

    /// <summary>What an entity can be told to do.</summary>
    public Task<IReadOnlyList<EffectorAnswer>> EffectorsAsync(string entity, CancellationToken cancellation) =>
        GetAsync($"api/entities/{Escape(entity)}/effectors", WireJson.Default.IReadOnlyListEffectorAnswer, cancellation);

    /// <summary>Tells an entity to do something, with what the effector takes by name; returns once that is durable.</summary>
    public async Task<AcceptedAnswer> InvokeAsync(
        string entity, string effector, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellation)
    {
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(arguments, WireJson.Default.IReadOnlyDictionaryStringString));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await SendAsync(
            HttpMethod.Post, $"api/entities/{Escape(entity)}/effectors/{Escape(effector)}", body, WireJson.Default.AcceptedAnswer, cancellation);
    }

    /// <summary>What the containers of an entity and of all below it print.</summary>
    public IAsyncEnumerable<LogAnswer> LogsAsync(string entity, int? tail, bool follow, CancellationToken cancellation) => LinesAsync(
        $"api/entities/{Escape(entity)}/logs?follow={Flag(follow)}{(tail is null ? "" : $"&tail={tail}")}",
        WireJson.Default.LogAnswer,
        cancellation);

    /// <summary>The journal in words, from after a position; of one application if it is named.</summary>
    public IAsyncEnumerable<EventAnswer> EventsAsync(
        string? application, long after, bool follow, CancellationToken cancellation) => LinesAsync(
        $"api/events?after={after}&follow={Flag(follow)}{(application is null ? "" : $"&application={Escape(application)}")}",
        WireJson.Default.EventAnswer,
        cancellation);

    /// <summary>Starts a command in an entity's container.</summary>
    public async Task<ExecSession> ExecAsync(string entity, ExecRequest request, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (Transport.Authorization(address) is { } authorization)
        {
            socket.Options.SetRequestHeader("Authorization", authorization.ToString());
        }

        var query = Escape(JsonSerializer.Serialize(request, WireJson.Default.ExecRequest));
        var root = Transport.Base(address);
        var target = new UriBuilder(new Uri(root, $"api/entities/{Escape(entity)}/exec?request={query}"))
        {
            Scheme = root.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs,
        };
        try
        {
            using var invoker = new HttpMessageInvoker(_handler, disposeHandler: false);
            await socket.ConnectAsync(target.Uri, invoker, cancellation);
            return new ExecSession(socket);
        }
        catch (WebSocketException exception)
        {
            var status = socket.HttpStatusCode;
            socket.Dispose();
            if (status is not 0)
            {
                // The answer's body is not to be had from a failed upgrade; asking again without one gives it.
                await SendAsync(HttpMethod.Get, $"api/entities/{Escape(entity)}/exec?request={query}", null, cancellation);
            }

            throw Unreachable(exception);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _http?.Dispose();
        _handler.Dispose();
    }

    private static string Escape(string part) => Uri.EscapeDataString(part);

    private static string Flag(bool flag) => flag ? "true" : "false";

    private static MultipartFormDataContent Form(DeployRequest request, IReadOnlyList<AttachedFile> files)
    {
        var form = new MultipartFormDataContent();
        var json = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Default.DeployRequest));
        json.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        form.Add(json, "deployment");
        foreach (var file in files)
        {
            var content = new StreamContent(file.Open());
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(content, "file", Escape(file.Name));
        }

        return form;
    }

    private Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, path, null, type, cancellation);

    private async Task<T> SendAsync<T>(
        HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        using var response = await RequestAsync(method, path, content, HttpCompletionOption.ResponseContentRead, cancellation);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        return await JsonSerializer.DeserializeAsync(stream, type, cancellation)
            ?? throw new ServerUnreachableException($"The server at {address} answered nothing where a {typeof(T).Name} is due.");
    }

    private async Task SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var response = await RequestAsync(method, path, content, HttpCompletionOption.ResponseContentRead, cancellation);
    }

    private IAsyncEnumerable<T> LinesAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        LinesAsync(HttpMethod.Get, path, null, type, cancellation);

    private async IAsyncEnumerable<T> LinesAsync<T>(
        HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> type, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var response = await RequestAsync(method, path, content, HttpCompletionOption.ResponseHeadersRead, cancellation);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
        while (await LineAsync(reader, cancellation) is { } line)
        {
            if (line.Length > 0 && JsonSerializer.Deserialize(line, type) is { } item)
            {
                yield return item;
            }
        }
    }

    private async Task<string?> LineAsync(StreamReader reader, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadLineAsync(cancellation);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw Unreachable(exception);
        }
    }

    private async Task<HttpResponseMessage> RequestAsync(
        HttpMethod method, string path, HttpContent? content, HttpCompletionOption completion, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        HttpResponseMessage response;
        try
        {
            response = await Http.SendAsync(request, completion, cancellation);
        }
        catch (HttpRequestException exception)
        {
            throw Unreachable(exception);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new ProblemException(await ProblemAsync(response, cancellation));
        }
    }

    private async Task<Problem> ProblemAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
            return await JsonSerializer.DeserializeAsync(stream, WireJson.Default.Problem, cancellation) ?? Unknown(response.StatusCode);
        }
        catch (JsonException)
        {
            return Unknown(response.StatusCode);
        }
    }

    private Problem Unknown(HttpStatusCode status) => new()
    {
        Title = "Not a Clocker server's answer",
        Status = (int)status,
        Code = ProblemCodes.NoSuchAddress,
        Detail = $"{address} answered with HTTP {(int)status}, and not as a Clocker server does.",
    };

    private ServerUnreachableException Unreachable(Exception exception) => new(
        exception.InnerException is SocketException { SocketErrorCode: SocketError.AccessDenied }
            ? $"This user may not talk to a Clocker server at {address}: its socket is its owner's alone."
            : $"No Clocker server answers at {address}.",
        exception);
}
