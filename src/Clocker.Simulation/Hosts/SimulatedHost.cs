using System.Runtime.CompilerServices;

using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Machines;
using Clocker.Model.Networks;

namespace Clocker.Simulation.Hosts;

/// <summary>The driver for a simulated engine.</summary>
internal sealed class SimulatedHost(SimulatedEngine engine) : IContainerHost, IContainerAccess
{
    public IImageStore Images => engine;

    public INetworkStore Networks => engine;

    public IVolumeStore Volumes => engine;

    public IContainerAccess Access => this;

    public Task<HostDescription> DescribeAsync(CancellationToken cancellation) =>
        engine.CallAsync("describe", () => engine.Description, cancellation);

    public async Task<MachineReading?> MeasureAsync(CancellationToken cancellation) =>
        await engine.CallAsync("measure", engine.Measure, cancellation);

    public async Task<HostMachine?> MachineAsync(CancellationToken cancellation) => new(await engine.CallAsync("machine", () => engine.Machine, cancellation), AsRoot: true);

    public Task<IReadOnlyList<ContainerSnapshot>> ListAsync(string label, string value, CancellationToken cancellation) => engine.CallAsync<IReadOnlyList<ContainerSnapshot>>(
        "list",
        () => [.. engine.Containers.Where(container => container.Labels.GetValueOrDefault(label) == value)],
        cancellation);

    public Task<IReadOnlyList<Stranger>> ListStrangersAsync(string label, string value, CancellationToken cancellation) =>
        engine.CallAsync("list strangers", () => engine.StrangersTo(label, value), cancellation);

    public Task<ContainerSnapshot?> LookAsync(string container, CancellationToken cancellation) =>
        engine.CallAsync("look", () => engine.Find(container)?.Snapshot(), cancellation);

    public Task<string> CreateAsync(ContainerRecipe recipe, CancellationToken cancellation) =>
        engine.CallAsync("create", () => engine.Create(recipe), cancellation);

    public Task CopyFilesAsync(string container, ValueList<FileSpec> files, CancellationToken cancellation) =>
        engine.CallAsync("copy", () => { engine.Get(container); }, cancellation);

    public Task StartAsync(string container, CancellationToken cancellation) =>
        engine.CallAsync("start", () => engine.Start(container), cancellation);

    public Task StopAsync(string container, TimeSpan grace, CancellationToken cancellation) =>
        engine.CallAsync("stop", () => engine.Stop(container), cancellation);

    public Task RemoveAsync(string container, CancellationToken cancellation) =>
        engine.CallAsync("remove", () => engine.Remove(container), cancellation);

    /// <summary>Its host component is told of a cloud's networks, all of them.</summary>
    public Task HearAsync(string cloud, HostNetworks wanted, CancellationToken cancellation) =>
        engine.CallAsync("apply networks", () => engine.Hear(cloud, wanted), cancellation);

    public async IAsyncEnumerable<HostEvent> WatchAsync(string label, string value, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var feed = await engine.CallAsync("watch", () => engine.Watch(label, value), cancellation);
        try
        {
            yield return new HostEvent.Watching();
            while (true)
            {
                yield return await feed.NextAsync(cancellation);
            }
        }
        finally
        {
            engine.Unwatch(feed);
        }
    }

    /// <summary>Any command is taken for a health check.</summary>
    public Task<CommandResult> RunAsync(string container, ValueList<string> command, CancellationToken cancellation) => engine.CallAsync(
        "run",
        () => Running(container).Works(engine.Now) ? new CommandResult(0, "") : new CommandResult(1, "it does not work yet\n"),
        cancellation);

    public Task<IConversation> TalkAsync(string container, ValueList<string> command, bool terminal, CancellationToken cancellation) => engine.CallAsync<IConversation>(
        "talk",
        () => throw new DeviceException(DeviceFault.Invalid, "Nobody talks in a simulated container."),
        cancellation);

    public async IAsyncEnumerable<LogLine> LogsAsync(string container, int? tail, bool follow, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var line in await engine.CallAsync("logs", () => engine.Get(container).Log.TakeLast(tail ?? int.MaxValue).ToArray(), cancellation))
        {
            yield return line;
        }
    }

    public Task<ValueList<int>?> ListeningAsync(string container, CancellationToken cancellation) => engine.CallAsync<ValueList<int>?>(
        "listening",
        () => Running(container) is { } running && running.Works(engine.Now)
            ? running.Recipe.Spec.Ports.Where(port => port.Protocol == "tcp").Select(port => port.Container).Distinct().Order().ToValueList()
            : [],
        cancellation);

    private SimulatedContainer Running(string container)
    {
        var found = engine.Get(container);
        return found.IsRunning
            ? found
            : throw new DeviceException(DeviceFault.Conflict, $"Container \"{found.Recipe.Name}\" does not run.");
    }
}
