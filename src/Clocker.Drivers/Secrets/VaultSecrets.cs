using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using Clocker.Model.Secrets;

namespace Clocker.Drivers.Secrets;

/// <summary>Secrets in HashiCorp Vault's key-value engine, version 1 or 2. A key is a field, or <c>PATH#FIELD</c> below the configured path.</summary>
public sealed class VaultSecrets(string name, VaultOptions options, HttpClient client, TimeProvider time) : ISecretSource
{
    private string? _token;

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public async Task<string> ResolveAsync(string key, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            return await ReadAsync(key, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new SecretSourceException($"{options} did not answer within {options.Timeout.TotalSeconds:0} seconds");
        }
        catch (HttpRequestException failure)
        {
            throw new SecretSourceException($"{options} cannot be reached: {failure.Message.TrimEnd('.')}", failure);
        }
        catch (JsonException)
        {
            // What it says instead may be anything, and is not shown.
            throw new SecretSourceException($"{options} answers with something that is not Vault's JSON");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SecretSourceException($"{options.TokenFile} cannot be read: {failure.Message.TrimEnd('.')}", failure);
        }
    }

    private async Task<string> ReadAsync(string key, CancellationToken cancellation)
    {
        var hash = key.LastIndexOf('#');
        var (path, field) = (Path(hash < 0 ? "" : key[..hash]), key[(hash + 1)..]);
        var (status, body) = await GetAsync(path, await TokenAsync(cancellation), cancellation);
        if (status == HttpStatusCode.Forbidden && options.Username is not null && _token is not null)
        {
            // The token of an earlier login may have expired.
            _token = null;
            (status, body) = await GetAsync(path, await TokenAsync(cancellation), cancellation);
        }

        using (body)
        {
            var data = status switch
            {
                HttpStatusCode.OK => Data(body),
                HttpStatusCode.NotFound => throw new SecretSourceException($"{options} has nothing under {path}"),
                HttpStatusCode.Forbidden => throw new SecretSourceException($"{options} does not let this token read {path}"),
                HttpStatusCode.ServiceUnavailable => throw new SecretSourceException($"{options} is sealed or in maintenance"),
                _ => throw new SecretSourceException($"{options} answers {(int)status} for {path}"),
            };
            return data is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null
                ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()
                : throw new SecretSourceException($"{options} has no field \"{field}\" under {path}");
        }
    }

    /// <summary>Version 2 wraps the fields once more, beside their metadata.</summary>
    private JsonElement? Data(JsonDocument? body) =>
        body?.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("data", out var data) ? null
        : options.Version == 1 ? data
        : data.ValueKind == JsonValueKind.Object && data.TryGetProperty("data", out var inner) ? inner : null;

    private string Path(string below)
    {
        var parts = new[] { options.Version == 2 ? $"{options.MountPoint ?? "secret"}/data" : options.MountPoint, options.Path, below };
        return string.Join('/', parts
            .OfType<string>()
            .SelectMany(part => part.Split('/', StringSplitOptions.RemoveEmptyEntries))
            .Select(part => part is "." or ".." ? throw new SecretSourceException("its path has . or .. in it") : Uri.EscapeDataString(part)));
    }

    private async Task<(HttpStatusCode Status, JsonDocument? Body)> GetAsync(string path, string token, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.Endpoint, $"v1/{path}"));
        request.Headers.TryAddWithoutValidation("X-Vault-Token", token);
        using var response = await client.SendAsync(request, cancellation);
        return (response.StatusCode, response.StatusCode == HttpStatusCode.OK ? await BodyAsync(response, cancellation) : null);
    }

    private async Task<string> TokenAsync(CancellationToken cancellation)
    {
        if (options.Token is { } given)
        {
            return given;
        }

        if (options.TokenFile is { } file)
        {
            return (await File.ReadAllTextAsync(file, cancellation)).Trim();
        }

        return _token ??= await LogInAsync(cancellation);
    }

    private async Task<string> LogInAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Endpoint, $"v1/auth/userpass/login/{Uri.EscapeDataString(options.Username ?? "")}"));
        request.Content = JsonContent.Create(new Dictionary<string, string> { ["password"] = options.Password ?? "" });
        using var response = await client.SendAsync(request, cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new SecretSourceException($"{options} does not let user \"{options.Username}\" log in: it answers {(int)response.StatusCode}");
        }

        using var body = await BodyAsync(response, cancellation);
        return body.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("auth", out var auth) && auth.ValueKind == JsonValueKind.Object
            && auth.TryGetProperty("client_token", out var token) && token.GetString() is { Length: > 0 } text
                ? text
                : throw new SecretSourceException($"{options} gives no token for the login of \"{options.Username}\"");
    }

    private static async Task<JsonDocument> BodyAsync(HttpResponseMessage response, CancellationToken cancellation) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
}
