using System.Text;
using System.Text.Json;

using Clocker.Model.Containers;
using Clocker.Model.Networks;
using Clocker.Model.Networks.Agents;

namespace Clocker.Drivers.Networking;

/// <summary>
/// The agent of a host: a container that Clocker starts over the engine's API alone, in the host's network, with the capabilities
/// that this takes and no others. It keeps what it was told, so that the engine may restart it at any time.
/// </summary>
internal sealed class NetworkAgent(NetworkHost host)
{
    private const string Program = "clocker-agent";

    /// <summary>Two servers, and two clouds of one, may share an engine.</summary>
    private string Name => $"clocker-agent-{host.Plane[..Math.Min(host.Plane.Length, 8)]}-{host.Cloud}";

    /// <summary>Tells the agent all that the host is to have; starts it if it does not run.</summary>
    public async Task<AgentReport> ApplyAsync(AgentState state, CancellationToken cancellation)
    {
        await EnsureAsync(cancellation);
        var input = JsonSerializer.SerializeToUtf8Bytes(state, AgentJson.Default.AgentState);
        var output = await AskAsync("apply", input, cancellation);
        return JsonSerializer.Deserialize(output, AgentJson.Default.AgentReport)
            ?? throw new DeviceException(DeviceFault.Failed, "the host's network agent answered nothing");
    }

    /// <summary>Takes down all that the agent made on the host, and the agent with it.</summary>
    public async Task RemoveAsync(CancellationToken cancellation)
    {
        if (await host.Engine.LookAsync(Name, cancellation) is not { } agent)
        {
            return;
        }

        if (agent.Status == ContainerStatus.Running)
        {
            await AskAsync("clean", default, cancellation);
        }

        await host.Engine.RemoveAsync(Name, cancellation);
    }

    private async Task EnsureAsync(CancellationToken cancellation)
    {
        var agent = await host.Engine.LookAsync(Name, cancellation);
        var image = await host.Engine.Images.FindAsync(BuiltInNetworks.AgentImage, cancellation);
        if (agent is not null && (agent.Status is ContainerStatus.Dead or ContainerStatus.Removing || (image is not null && agent.ImageId != image)))
        {
            await host.Engine.RemoveAsync(agent.Id, cancellation);
            agent = null;
        }

        if (agent is null)
        {
            await host.Engine.CreateAsync(Recipe, cancellation);
        }

        if (agent?.Status != ContainerStatus.Running)
        {
            await host.Engine.StartAsync(Name, cancellation);
        }
    }

    private ContainerRecipe Recipe => new(
        Name,
        BuiltInNetworks.AgentImage,
        new()
        {
            Image = BuiltInNetworks.AgentImage,
            Hostname = "",
            Command = [Model.Values.Value.Of("run")],
            NetworkMode = "host",
            CapDrop = ["ALL"],
            CapAdd = ["NET_ADMIN", "NET_RAW", "NET_BIND_SERVICE"],
            Restart = new(RestartMode.Always),
        },
        [],
        [],
        host.Labels);

    private async Task<string> AskAsync(string command, ReadOnlyMemory<byte> input, CancellationToken cancellation)
    {
        await using var talk = await host.Engine.Access.TalkAsync(Name, [Program, command], terminal: false, cancellation);
        if (input.Length > 0)
        {
            await talk.WriteAsync(input, cancellation);
        }

        await talk.CloseInputAsync(cancellation);
        var (output, errors, buffer) = (new MemoryStream(), new MemoryStream(), new byte[16 * 1024]);
        while (await talk.ReadAsync(buffer, cancellation) is ( > 0 and var count, var isError))
        {
            await (isError ? errors : output).WriteAsync(buffer.AsMemory(0, count), cancellation);
        }

        var code = await talk.ExitCodeAsync(cancellation);
        return code == 0
            ? Encoding.UTF8.GetString(output.ToArray())
            : throw new DeviceException(DeviceFault.Failed, $"the host's network agent ended with exit code {code}: {Encoding.UTF8.GetString(errors.ToArray()).Trim()}");
    }
}
