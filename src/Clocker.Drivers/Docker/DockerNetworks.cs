using System.Text.Json.Nodes;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Clocker.Drivers.Docker;

internal sealed class DockerNetworks(DockerEngine engine) : INetworkStore, IDisposable
{
    /// <summary>The engine looks for the name and makes the network in two steps; ours at least do not run into each other.</summary>
    private readonly SemaphoreSlim _creating = new(1);

    public async Task<IReadOnlyList<NetworkSnapshot>> ListAsync(string label, string value, CancellationToken cancellation) =>
        [.. (await FilteredAsync(Filter.Label(label, value), cancellation)).Select(Snapshot)];

    public async Task<NetworkSnapshot?> FindAsync(string name, CancellationToken cancellation) =>
        await NamedAsync(name, cancellation) is { } network ? Snapshot(network) : null;

    public async Task CreateAsync(NetworkRecipe recipe, CancellationToken cancellation)
    {
        var name = recipe.Name;
        await _creating.WaitAsync(cancellation);
        try
        {
            // Docker lets two networks have one name; it is told not to, and looks before it makes one.
            await PostAsync(recipe, cancellation);
            await YieldAsync(name, recipe.Labels, cancellation);
        }
        catch (DeviceException error) when (error is { Fault: DeviceFault.Conflict, InnerException: DockerApiException })
        {
            throw Taken(name, error);
        }
        finally
        {
            _creating.Release();
        }
    }

    public async Task RemoveAsync(string name, CancellationToken cancellation)
    {
        if (await NamedAsync(name, cancellation) is not { } network)
        {
            return;
        }

        try
        {
            await engine.CallAsync(Subject(name), () => engine.Client.Networks.DeleteNetworkAsync(network.ID, cancellation), cancellation);
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.NotFound || error.Message.Contains($"{network.ID} not found", StringComparison.OrdinalIgnoreCase))
        {
            // Of a swarm's network that went a moment ago, the engine says so as of a failure.
        }
        catch (DeviceException error) when (error.Message.Contains("has active endpoints", StringComparison.Ordinal))
        {
            throw new DeviceException(
                DeviceFault.Conflict, $"Network \"{name}\" cannot be removed while containers are on it{await UsersAsync(network.ID, cancellation)}.", error);
        }
    }

    public void Dispose() => _creating.Dispose();

    private static string Subject(string name) => $"Network \"{name}\"";

    private static DeviceException Taken(string name, Exception? cause) =>
        new(DeviceFault.Conflict, $"The name \"{name}\" is taken by another network on the host.", cause);

    private static NetworkSnapshot Snapshot(NetworkResponse network) =>
        new(network.ID, network.Name, (network.Labels ?? new Dictionary<string, string>()).ToValueMap());

    private Task PostAsync(NetworkRecipe recipe, CancellationToken cancellation) => engine.CallAsync(
        Subject(recipe.Name),
        async () =>
        {
            // The typed client leaves out CheckDuplicate.
            var body = new JsonObject
            {
                ["Name"] = recipe.Name,
                ["Driver"] = recipe.Driver,
                ["CheckDuplicate"] = true,
                ["Internal"] = recipe.IsInternal,
                ["Attachable"] = recipe.IsAttachable,
                ["EnableIPv6"] = recipe.Ranges.Any(range => range.Subnet.Contains(':')),
                ["Labels"] = Texts(recipe.Labels),
                ["Options"] = Texts(recipe.Options),
            };
            if (recipe.Ranges.Count > 0)
            {
                body["IPAM"] = new JsonObject { ["Config"] = new JsonArray([.. recipe.Ranges.Select(Range)]) };
            }

            using var answer = await engine.SendAsync(HttpMethod.Post, "networks/create", body, cancellation);
        },
        cancellation);

    private static JsonObject Texts(ValueMap<string> texts) => new(texts.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value)));

    private static JsonNode Range(NetworkRange range)
    {
        var node = new JsonObject { ["Subnet"] = range.Subnet };
        if (range.Gateway is not null)
        {
            node["Gateway"] = range.Gateway;
        }

        return node;
    }

    /// <summary>
    /// Another server may have made a network of this name at the same moment, and the engine allows both; then no container
    /// can be put on either. Whoever sees that it is not alone gives way: the later one surely sees it, the other perhaps.
    /// </summary>
    private async Task YieldAsync(string name, ValueMap<string> labels, CancellationToken cancellation)
    {
        var namesakes = (await FilteredAsync(Filter.By("name", name), cancellation)).Where(network => network.Name == name).ToList();
        if (namesakes.Count < 2)
        {
            return;
        }

        foreach (var ours in namesakes.Where(network => Snapshot(network).Labels.Equals(labels)))
        {
            await engine.CallAsync(Subject(name), () => engine.Client.Networks.DeleteNetworkAsync(ours.ID, cancellation), cancellation);
        }

        throw Taken(name, null);
    }

    /// <summary>The engine's name filter finds parts of names too.</summary>
    private async Task<NetworkResponse?> NamedAsync(string name, CancellationToken cancellation) =>
        (await FilteredAsync(Filter.By("name", name), cancellation)).FirstOrDefault(network => network.Name == name);

    private Task<IList<NetworkResponse>> FilteredAsync(IDictionary<string, IDictionary<string, bool>> filters, CancellationToken cancellation) =>
        engine.CallAsync(
            "The list of networks",
            () => engine.Client.Networks.ListNetworksAsync(new NetworksListParameters { Filters = filters }, cancellation),
            cancellation);

    private async Task<string> UsersAsync(string id, CancellationToken cancellation)
    {
        try
        {
            var network = await engine.CallAsync(Subject(id), () => engine.Client.Networks.InspectNetworkAsync(id, cancellation), cancellation);
            var users = (network.Containers?.Values.Select(user => user.Name) ?? []).Order(StringComparer.Ordinal).ToList();
            return users.Count == 0 ? "" : $": {string.Join(", ", users)}";
        }
        catch (DeviceException)
        {
            return "";
        }
    }
}
