using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Clocker.Model.Containers;
using Docker.DotNet.Models;

namespace Clocker.Drivers.Docker;

/// <summary>The engine's event stream, as hints.</summary>
/// <remarks>
/// Events of containers carry their labels; those of networks do not, so the names of the networks that bear the label are
/// kept from a list that is made once the stream is open, and from their creation on.
/// </remarks>
internal sealed class DockerEvents(DockerEngine engine, TimeProvider time)
{
    private const string Subject = "The engine's event stream";

    private static readonly TimeSpan HeadersAtTheLatest = TimeSpan.FromSeconds(1);

    private static readonly string Filters = Uri.EscapeDataString(
        """
        {"type":["container","network"],"event":["create","start","die","stop","kill","oom","destroy","pause","unpause",
        "health_status","rename","update","restart","remove"]}
        """);

    public async IAsyncEnumerable<HostEvent> WatchAsync(string label, string value, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // The engine sends the headers before it begins to collect events (or, in some versions, with the first event only);
        // asking for what happened since a moment before that leaves no gap. The moment is one of the engine's own clock.
        var since = await EngineTimeAsync(cancellation);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var opening = OpenAsync(since, ending.Token);
        try
        {
            await Task.WhenAny(opening, Task.Delay(HeadersAtTheLatest, time, cancellation));
            cancellation.ThrowIfCancellationRequested();
            if (opening.IsCompleted)
            {
                await opening;
            }

            var networks = await NetworksAsync(label, value, cancellation);
            yield return new HostEvent.Watching();

            using var lines = new StreamReader(await opening);
            while (true)
            {
                var line = await engine.CallAsync(Subject, () => lines.ReadLineAsync(cancellation).AsTask(), cancellation)
                    ?? throw engine.Unreachable(null);
                if (await HintAsync(line, label, value, networks, cancellation) is { } hint)
                {
                    yield return hint;
                }
            }
        }
        finally
        {
            await ending.CancelAsync();
        }
    }

    private Task<DateTimeOffset> EngineTimeAsync(CancellationToken cancellation) => engine.CallAsync(
        Subject,
        async () =>
        {
            using var answer = await engine.SendAsync(HttpMethod.Get, "_ping", null, cancellation);
            return answer.Headers.Date ?? time.GetUtcNow();
        },
        cancellation);

    private Task<Stream> OpenAsync(DateTimeOffset since, CancellationToken cancellation) => engine.CallAsync(
        Subject,
        async () =>
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"events?since={since.ToUnixTimeSeconds()}&filters={Filters}");
            var answer = await engine.SendAsync(HttpMethod.Get, path, null, cancellation);
            return await answer.Content.ReadAsStreamAsync(cancellation);
        },
        cancellation);

    private async Task<HashSet<string>> NetworksAsync(string label, string value, CancellationToken cancellation)
    {
        var parameters = new NetworksListParameters { Filters = Filter.Label(label, value) };
        var found = await engine.CallAsync(Subject, () => engine.Client.Networks.ListNetworksAsync(parameters, cancellation), cancellation);
        return [.. found.Select(network => network.Name)];
    }

    private async Task<HostEvent?> HintAsync(
        string line, string label, string value, HashSet<string> networks, CancellationToken cancellation)
    {
        using var json = Parse(line);
        var root = json.RootElement;
        if (!root.TryGetProperty("Type", out var type) || !root.TryGetProperty("Actor", out var actor))
        {
            return null;
        }

        if (type.ValueEquals("container"))
        {
            // Whoever made it knows; what was made in our name by somebody else is found by the next list.
            return Attribute(actor, label) == value && !root.GetProperty("Action").ValueEquals("create")
                ? new HostEvent.ContainerTouched(actor.GetProperty("ID").GetString() ?? "") { IsStart = root.GetProperty("Action").ValueEquals("start") }
                : null;
        }

        var name = Attribute(actor, "name") ?? "";
        if (!networks.Contains(name) && root.GetProperty("Action").ValueEquals("create"))
        {
            networks.UnionWith(await NetworksAsync(label, value, cancellation));
        }

        return networks.Contains(name) ? new HostEvent.NetworkTouched(name) : null;
    }

    private static JsonDocument Parse(string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException error)
        {
            throw new DeviceException(DeviceFault.Failed, $"{Subject} cannot be understood: {error.Message}", error);
        }
    }

    private static string? Attribute(JsonElement actor, string name) =>
        actor.TryGetProperty("Attributes", out var attributes) && attributes.TryGetProperty(name, out var attribute)
            ? attribute.GetString()
            : null;
}
