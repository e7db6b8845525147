using Clocker.Contracts.Networks;
using Clocker.Model.Collections;
using Clocker.Model.Networks;
using Clocker.Model.Values;
using Clocker.Simulation.Hosts;
using Clocker.Simulation.Networking;
using Clocker.Simulation.Tests.Hosts;
using Clocker.Simulation.Time;

namespace Clocker.Simulation.Tests.Networking;

/// <summary>The pretended providers pass what the real ones pass, but that nothing is really sent.</summary>
public abstract class SimulatedProviderContract : NetworkContract
{
    private readonly Pump _pump = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SimulatedEngine[] _engines;
    private readonly SimulatedLan _lan;

    protected SimulatedProviderContract(string provider)
    {
        _engines = [.. Enumerable.Range(1, 3).Select(number =>
            new SimulatedEngine(_pump, $"h{number}", new PerfectConditions(), PretendedEngine.Image, BuiltInNetworks.AgentImage))];
        _lan = new(_engines);
        Provider = new SimulatedProvider(provider, BuiltInNetworks.All[provider]);
        Hosts = [.. _engines.Select(engine => new ContractHost(engine.Host, engine.Name))];
    }

    protected override INetworkProvider Provider { get; }

    protected override IReadOnlyList<ContractHost> Hosts { get; }

    protected override string Image => PretendedEngine.Image;

    protected override ValueList<Value> Service => PretendedEngine.Service;

    protected override Task PlayAsync(Func<Task> test) => PretendedEngine.PlayAsync(_pump, test);

    protected override Task<bool> TryReachAsync(ContractMember from, string address) => Task.FromResult(_lan.Reaches(from.Container, address));

    protected override Task<IReadOnlyList<string>> ResolveAsync(ContractMember from, string name) => Task.FromResult(_lan.Find(from.Container, name));

    protected override Task<int?> FetchAsync(ContractMember from, string address) => Task.FromResult<int?>(null);

    protected override Task RebootAsync(int host)
    {
        _engines[host].GoDown();
        _engines[host].ComeUp();
        return Task.CompletedTask;
    }

    protected override Task<long> FragmentsAsync(int host) => Task.FromResult(0L);

    protected override Task<IReadOnlyList<string>> ThingsAsync(int host) => Task.FromResult<IReadOnlyList<string>>(
    [
        .. _engines[host].Containers.Select(container => container.Name),
        .. _engines[host].Networks.Select(network => network.Name),
        .. _engines[host].Told.Keys,
    ]);

    /// <summary>What was told is heard: nothing is on its way.</summary>
    protected override Task PauseAsync(TimeSpan time) => Task.CompletedTask;
}
