using System.CommandLine;
using System.Text;
using System.Text.Json;
using Clocker.Agent.Hosts;
using Clocker.Agent.Keeping;
using Clocker.Agent.Tools;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Commands;

/// <summary>Prints what a cloud has to know of a host before it gives it networks.</summary>
internal sealed class FactsCommand : Command
{
    private readonly StateOption _state = new();
    private readonly Option<string?> _address = new("--address")
    {
        Description = "The address by which other hosts reach this one; without it, the one that was told last.",
        HelpName = "ADDRESS",
    };

    public FactsCommand(Surroundings surroundings)
        : base("facts", "Writes a report as JSON, with the host's subnets and how large a packet may be.")
    {
        Options.Add(_state);
        Options.Add(_address);
        SetAction((parse, cancellation) => RunAsync(surroundings, parse.GetRequiredValue(_state), parse.GetValue(_address), cancellation));
    }

    private static async Task<int> RunAsync(Surroundings surroundings, string directory, string? address, CancellationToken cancellation)
    {
        try
        {
            var state = new StateFile(directory).Load();
            var looker = new HostLooker(surroundings.Tools);
            var links = await looker.LinksAsync(cancellation);
            var routes = await looker.RoutesAsync([], cancellation);
            var report = new AgentReport
            {
                Version = state?.Version ?? 0,
                Mtu = HostFacts.Mtu(links, address ?? state?.HostAddress ?? "") ?? HostFacts.Mtu(links, routes) ?? 0,
                HostSubnets = HostFacts.Subnets(links, routes, state),
            };
            await surroundings.Out.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(report, AgentJson.Default.AgentReport) + "\n"), cancellation);
            return 0;
        }
        catch (Exception error) when (error is ToolException or JsonException)
        {
            await surroundings.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }
}
