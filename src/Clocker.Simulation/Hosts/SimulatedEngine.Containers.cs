using Clocker.Model.Collections;
using Clocker.Model.Containers;

namespace Clocker.Simulation.Hosts;

public sealed partial class SimulatedEngine
{
    internal string Create(ContainerRecipe recipe)
    {
        if (Find(recipe.Name) is { } holder)
        {
            throw new DeviceException(DeviceFault.Conflict, $"The name \"{recipe.Name}\" is held by container {holder.Id[..12]}.");
        }

        if (!_images.Contains(recipe.Image))
        {
            throw new DeviceException(DeviceFault.NotFound, $"Image \"{recipe.Image}\" is not on host {Name}.");
        }

        if (recipe.Networks.FirstOrDefault(network => !_networks.ContainsKey(network.NetworkName)) is { } missing)
        {
            throw new DeviceException(DeviceFault.NotFound, $"Network \"{missing.NetworkName}\" is not on host {Name}.");
        }

        var container = new SimulatedContainer(NextId(), ImageId(recipe.Image), recipe);
        _containers.Add(container.Id, container);
        Touched(container);
        return container.Id;
    }

    internal IReadOnlyList<Stranger> StrangersTo(string label, string value) =>
        [.. _containers.Values.Where(container => container.Recipe.Labels.GetValueOrDefault(label) != value)
            .Select(container => new Stranger(container.Recipe.Name, container.Recipe.Image, container.IsRunning))
            .OrderBy(container => container.Name, StringComparer.Ordinal)];

    internal void Start(string name)
    {
        var container = Get(name);
        if (container.IsRunning)
        {
            return;
        }

        if (container.Recipe.Networks.SelectMany(network => network.Addresses).Intersect(AddressesInUse()).FirstOrDefault() is { } taken)
        {
            throw new DeviceException(DeviceFault.Conflict, $"The address {taken} is in use on host {Name}.");
        }

        Publish(container);
        container.WasStoppedByHand = false;
        Run(container);
    }

    internal void Stop(string name)
    {
        var container = Get(name);
        if (container.IsRunning || container.Status == ContainerStatus.Restarting)
        {
            EndByHand(container, 0);
        }
    }

    internal void Remove(string name)
    {
        if (Find(name) is not { } container)
        {
            return;
        }

        container.Run++;
        _containers.Remove(container.Id);
        Touched(container);
    }

    private IEnumerable<string> AddressesInUse() =>
        _containers.Values.Where(container => container.IsRunning).SelectMany(container => container.Recipe.Networks).SelectMany(network => network.Addresses);

    private void Run(SimulatedContainer container)
    {
        var run = ++container.Run;
        container.Status = ContainerStatus.Running;
        container.StartedAt = Now;
        container.FinishedAt = null;
        container.IsIll = false;
        container.Workload = _conditions.OfStart(container.Recipe.Name, container.Recipe.Spec);
        container.Health = Health.Starting;
        container.Addresses = container.Recipe.Networks.ToValueMap(network => network.NetworkName, network => network.Addresses is [var given, ..] ? given : _networks[network.NetworkName].Lease(container.Id));
        container.Log.Add(new(Now, false, $"run {run}"));
        if (container.Ports.Count == 0)
        {
            Publish(container);
        }

        if (container.Workload.EndsAfter is { } life)
        {
            Later(life, container, () => End(container, container.Workload.ExitCode, byHand: false));
        }

        if (container.Check is { } check)
        {
            Later(check.Interval, container, () => CheckHealth(container));
        }

        Touched(container, isStart: true);
    }

    /// <summary>Checks as the engine does: at every interval while the answer may change.</summary>
    private void CheckHealth(SimulatedContainer container)
    {
        if (!container.IsRunning || container.Check is not { } check)
        {
            return;
        }

        var health = container.Works(Now) ? Health.Healthy : Health.Unhealthy;
        if (health != container.Health)
        {
            container.Health = health;
            Touched(container);
        }

        if (health == Health.Unhealthy)
        {
            Later(check.Interval, container, () => CheckHealth(container));
        }
    }

    private void End(SimulatedContainer container, int exitCode, bool byHand)
    {
        var ran = Now - container.StartedAt;
        Ended(container, exitCode);
        container.WasStoppedByHand |= byHand;
        container.QuickEnds = ran > LongRun ? 0 : container.QuickEnds + 1;
        if (!byHand && IsStartedAgain(container))
        {
            container.Status = ContainerStatus.Restarting;
            var pause = FirstRestart * Math.Pow(2, Math.Min(container.QuickEnds, 20));
            Later(pause < LongestRestart ? pause : LongestRestart, container, () =>
            {
                container.Restarts++;
                Run(container);
            });
        }
        else
        {
            container.Status = ContainerStatus.Exited;
        }

        Touched(container);
    }

    private void EndByHand(SimulatedContainer container, int exitCode)
    {
        if (container.IsRunning)
        {
            End(container, exitCode, byHand: true);
        }
        else if (container.Status == ContainerStatus.Restarting)
        {
            container.Run++;
            container.WasStoppedByHand = true;
            container.Status = ContainerStatus.Exited;
            Touched(container);
        }
    }

    private void Ended(SimulatedContainer container, int exitCode)
    {
        container.Run++;
        container.ExitCode = exitCode;
        container.FinishedAt = Now;
        container.Addresses = [];
        container.Ports = [];
        container.Log.Add(new(Now, true, $"ended with {exitCode}"));
    }

    private static bool IsStartedAgain(SimulatedContainer container) => container.Recipe.Spec.Restart switch
    {
        { Mode: RestartMode.Always or RestartMode.UnlessStopped } => true,
        { Mode: RestartMode.OnFailure } restart => container.ExitCode != 0 && container.Restarts < (restart.MaximumRetries ?? int.MaxValue),
        _ => false,
    };

    private void Publish(SimulatedContainer container)
    {
        var ports = new List<PublishedPort>();
        foreach (var port in container.Recipe.Spec.Ports.Where(port => port.Publish).OrderBy(port => port.Container))
        {
            var holder = port.Host is null ? null : _containers.Values.FirstOrDefault(other =>
                other != container && other.Ports.Any(taken => taken.Host == port.Host && taken.Protocol == port.Protocol));
            if (holder is not null)
            {
                throw new DeviceException(
                    DeviceFault.PortTaken, $"The host's port {port.Host} is taken by container \"{holder.Recipe.Name}\"; stop that, or publish another port.");
            }

            ports.Add(new(port.Container, port.Protocol, port.HostAddress ?? "0.0.0.0", port.Host ?? ++_lastPort));
        }

        container.Ports = [.. ports];
    }

    private void Touched(SimulatedContainer container, bool isStart = false) =>
        Tell(new HostEvent.ContainerTouched(container.Id) { IsStart = isStart }, container.Recipe.Labels);

    private string ImageId(string image) => image.StartsWith("sha256:", StringComparison.Ordinal) ? image
        : _imageIds.TryGetValue(image, out var known) ? known
        : _imageIds[image] = $"sha256:{Hash(image)}";
}
