using System.Globalization;
using System.Text.Json.Nodes;
using Clocker.Model.Collections;
using Clocker.Model.Containers;

namespace Clocker.Drivers.Docker;

/// <summary>An engine as a node of a swarm, by plain requests: the answers are small, and some hold secrets that nobody else is to see.</summary>
internal sealed class DockerSwarm(DockerEngine engine) : ISwarm
{
    private const string Subject = "The swarm";

    public Task<SwarmStanding> LookAsync(CancellationToken cancellation) => engine.CallAsync(
        "The engine",
        async () =>
        {
            var swarm = (await AskAsync("info", cancellation))?["Swarm"];
            var isManager = swarm?["ControlAvailable"]?.GetValue<bool>() == true;
            return new SwarmStanding
            {
                IsMember = Text(swarm, "LocalNodeState") is not ("" or "inactive"),
                IsActive = Text(swarm, "LocalNodeState") == "active",
                IsManager = isManager,
                Node = Text(swarm, "NodeID"),
                Address = Text(swarm, "NodeAddr"),
                Problem = Text(swarm, "Error"),
                Labels = isManager ? Texts(swarm?["Cluster"]?["Spec"]?["Labels"] as JsonObject) : [],
                Managers = (swarm?["RemoteManagers"] as JsonArray ?? []).ToValueMap(manager => Text(manager, "NodeID"), manager => Text(manager, "Addr")),
            };
        },
        cancellation);

    public Task BeginAsync(SwarmRecipe recipe, CancellationToken cancellation) => SendAsync("swarm/init", Begin(recipe), cancellation);

    public Task JoinAsync(string address, string manager, JoinToken token, CancellationToken cancellation) => SendAsync(
        "swarm/join",
        new JsonObject { ["ListenAddr"] = "0.0.0.0:2377", ["AdvertiseAddr"] = address, ["RemoteAddrs"] = new JsonArray(manager), ["JoinToken"] = token.Reveal() },
        cancellation);

    public async Task LeaveAsync(CancellationToken cancellation)
    {
        if ((await LookAsync(cancellation)).IsMember)
        {
            await SendAsync("swarm/leave?force=true", null, cancellation);
        }
    }

    public Task<JoinToken> TokenAsync(SwarmRole role, CancellationToken cancellation) => engine.CallAsync(
        Subject, async () => new JoinToken(Text((await AskAsync("swarm", cancellation))?["JoinTokens"], role.ToString())), cancellation);

    public Task<IReadOnlyList<SwarmNode>> NodesAsync(CancellationToken cancellation) => engine.CallAsync<IReadOnlyList<SwarmNode>>(
        Subject,
        async () => [.. (await AskAsync("nodes", cancellation) as JsonArray ?? []).Select(node => new SwarmNode(
            Text(node, "ID"),
            Text(node?["Spec"], "Role") == "manager" ? SwarmRole.Manager : SwarmRole.Worker,
            Text(node?["Status"], "State") == "ready",
            node?["Version"]?["Index"]?.GetValue<ulong>() ?? 0))],
        cancellation);

    public Task ChangeAsync(SwarmNode node, SwarmRole role, CancellationToken cancellation) => engine.CallAsync(
        Subject,
        async () =>
        {
            var spec = (await AskAsync($"nodes/{node.Id}", cancellation))?["Spec"]?.DeepClone() ?? new JsonObject();
            spec["Role"] = role == SwarmRole.Manager ? "manager" : "worker";
            var path = string.Create(CultureInfo.InvariantCulture, $"nodes/{node.Id}/update?version={node.Version}");
            using var answer = await engine.SendAsync(HttpMethod.Post, path, spec, cancellation);
        },
        cancellation);

    public async Task ForgetAsync(string node, CancellationToken cancellation)
    {
        try
        {
            await engine.CallAsync(
                Subject,
                async () =>
                {
                    using var answer = await engine.SendAsync(HttpMethod.Delete, $"nodes/{node}?force=true", null, cancellation);
                },
                cancellation);
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.NotFound)
        {
        }
    }

    private static JsonObject Begin(SwarmRecipe recipe) => new()
    {
        ["ListenAddr"] = "0.0.0.0:2377",
        ["AdvertiseAddr"] = recipe.Address,
        ["DefaultAddrPool"] = new JsonArray(recipe.Pool),
        ["SubnetSize"] = recipe.Size,
        ["Spec"] = new JsonObject { ["Name"] = "default", ["Labels"] = new JsonObject(recipe.Labels.Select(label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value))) },
    };

    /// <summary>What an engine that is in a swarm, or in none, says of that with status 503 is a conflict and no failure.</summary>
    private async Task SendAsync(string path, JsonObject? body, CancellationToken cancellation)
    {
        try
        {
            await engine.CallAsync(
                Subject,
                async () =>
                {
                    using var answer = await engine.SendAsync(HttpMethod.Post, path, body, cancellation);
                },
                cancellation);
        }
        catch (DeviceException error) when (error.Message.Contains("part of a swarm", StringComparison.Ordinal))
        {
            throw new DeviceException(DeviceFault.Conflict, error.Message, error);
        }
    }

    private async Task<JsonNode?> AskAsync(string path, CancellationToken cancellation)
    {
        using var answer = await engine.SendAsync(HttpMethod.Get, path, null, cancellation);
        await using var content = await answer.Content.ReadAsStreamAsync(cancellation);
        return await JsonNode.ParseAsync(content, cancellationToken: cancellation);
    }

    private static ValueMap<string> Texts(JsonObject? texts) => (texts ?? []).ToValueMap(text => text.Key, text => text.Value?.GetValue<string>() ?? "");

    private static string Text(JsonNode? node, string key) => node?[key]?.GetValue<string>() ?? "";
}
