using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Clocker.Agent.Names;
using Clocker.Agent.Probes;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Commands;

/// <summary>Finds out what it is asked to, all at the same time, and prints what it found in the same order.</summary>
internal sealed class ProbeCommand : Command
{
    private const int MostAtATime = 32;

    public ProbeCommand(Surroundings surroundings)
        : base("probe", "Reads what is to be found out as JSON, asks these addresses for echoes, and writes what was found as JSON.") =>
        SetAction((_, cancellation) => RunAsync(surroundings, cancellation));

    private static async Task<int> RunAsync(Surroundings surroundings, CancellationToken cancellation)
    {
        AgentProbe[] probes;
        try
        {
            probes = await JsonSerializer.DeserializeAsync(surroundings.In, AgentJson.Default.AgentProbeArray, cancellation) ?? [];
        }
        catch (JsonException error)
        {
            await surroundings.Error.WriteLineAsync($"That is no list of probes: {error.Message}");
            return 2;
        }

        using var ids = new QueryIds();
        using var room = new SemaphoreSlim(MostAtATime);
        var found = await Task.WhenAll(probes.Select(async probe =>
        {
            await room.WaitAsync(cancellation);
            try
            {
                return await ProbeAsync(probe, ids.Next(), surroundings.Clock, cancellation);
            }
            finally
            {
                room.Release();
            }
        }));
        await JsonSerializer.SerializeAsync(surroundings.Out, found, AgentJson.Default.AgentProbedArray, cancellation);
        await surroundings.Out.WriteAsync("\n"u8.ToArray(), cancellation);
        return 0;
    }

    private static async Task<AgentProbed> ProbeAsync(AgentProbe probe, ushort id, TimeProvider clock, CancellationToken cancellation)
    {
        IPAddress? from = null;
        if (!IPAddress.TryParse(probe.To, out var to) || (probe.From is not null && !IPAddress.TryParse(probe.From, out from)))
        {
            return new AgentProbed(null, 0, $"From {probe.From ?? "anywhere"} to {probe.To} is no way between two addresses.");
        }

        try
        {
            using var echo = new EchoSocket(from, to, id, clock);
            return await new Probing(echo, to).ProbeAsync(probe.Bytes, cancellation);
        }
        catch (SocketException error)
        {
            return new AgentProbed(null, 0, error.SocketErrorCode == SocketError.AddressNotAvailable
                ? $"{to} cannot be asked from {from}: this host does not have that address."
                : $"{to} cannot be asked from this host: {error.Message}.");
        }
    }
}
