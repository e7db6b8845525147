using Clocker.Agent.Filters;
using Clocker.Agent.Hosts;
using Clocker.Agent.Joins;
using Clocker.Agent.Names;
using Clocker.Agent.Tools;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Keeping;

/// <summary>Brings a host from how it is to how it should be, in one go that may be repeated at any time.</summary>
internal sealed class HostKeeping(IToolbox tools, NameServer names, TimeProvider clock, TextWriter log) : IAsyncDisposable
{
    private readonly HostLooker _looker = new(tools);
    private readonly StepRunner _runner = new(tools);
    private readonly PacketFilter _filter = new(tools, clock, log);
    private AgentState? _done;
    private bool _mayHaveRoutes = true;

    /// <summary>Does what is to be done, which is mostly nothing.</summary>
    /// <exception cref="ToolException">The host cannot be looked at.</exception>
    public async Task<AgentReport> KeepAsync(AgentState wanted, CancellationToken cancellation)
    {
        var hasRoutes = wanted.Networks.Any(network => network.Join == AgentJoin.Routed);
        var look = await _looker.LookAsync(hasRoutes || _mayHaveRoutes, cancellation);
        var plan = new Plan();
        VxlanPlan.AddTo(wanted, look, Moves.Between(_done, wanted), plan);
        RoutedPlan.AddTo(wanted, look, plan);
        StandInPlan.AddTo(wanted, look, plan);
        // First the filter: nothing is joined that is not filtered.
        var unfiltered = await _filter.KeepAsync(wanted, look, cancellation);
        var failed = await _runner.RunAsync(plan.Steps, cancellation);
        var silent = await names.ServeAsync(wanted, cancellation);
        // After a first look without any, there are none until we make some.
        _mayHaveRoutes = hasRoutes;
        _done = wanted;
        return new AgentReport
        {
            Version = wanted.Version,
            Problems = Problems.Of(plan.Problems, Problems.Spread(wanted, failed), silent, Problems.OfAll(wanted, unfiltered)),
            Mtu = HostFacts.Mtu(look.Links, wanted.HostAddress) ?? 0,
            HostSubnets = HostFacts.Subnets(look.Links, wanted),
        };
    }

    public ValueTask DisposeAsync() => names.DisposeAsync();
}
