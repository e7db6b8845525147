using System.Security.Cryptography;
using System.Text;

using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Networks;
using Clocker.Simulation.Machines;
using Clocker.Simulation.Time;

namespace Clocker.Simulation.Hosts;

/// <summary>A Docker engine that only pretends: a process of its own, which goes on when its clients are killed.</summary>
public sealed partial class SimulatedEngine
{
    /// <summary>How many processors it says that it has.</summary>
    public const int Cpus = 4;

    /// <summary>How much memory it says that it has.</summary>
    public const long MemoryBytes = 16L << 30;

    private static readonly TimeSpan FirstRestart = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRestart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongRun = TimeSpan.FromSeconds(10);

    private readonly Pump _pump;
    private readonly SimulatedProcess _process;
    private readonly IConditions _conditions;
    private readonly SimulatedCalls _calls;
    private readonly SortedDictionary<string, SimulatedContainer> _containers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SimulatedNetwork> _networks = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, HostNetworks> _told = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _heard = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, VolumeSnapshot> _volumes = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _images = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _imageIds = new(StringComparer.Ordinal);
    private readonly List<SimulatedContainer> _strangers = [];
    private readonly List<EventFeed> _feeds = [];
    private SimulatedMachine? _machine;
    private int _lastId;
    private int _lastPort = 32767;

    /// <summary>An engine with these images, which gets any other by pulling it, but for those whose name begins with <c>127.0.0.1:1/</c>.</summary>
    public SimulatedEngine(Pump pump, string name, IConditions conditions, params IEnumerable<string> images)
    {
        (_pump, Name, _conditions) = (pump, name, conditions);
        _process = new(pump, $"engine {name}");
        _calls = new(pump, _process, conditions, $"Host {name}", () => IsUp ? null : Down());
        _images.UnionWith(images);
        Host = new SimulatedHost(this);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its machine. Its scripts print what they are, and succeed.</summary>
    public SimulatedMachine Machine => _machine ??= new(_pump, Name, _conditions, request => new(TimeSpan.FromSeconds(1), 0, (TimeSpan.Zero, request.Script)));

    /// <summary>The way to talk to it.</summary>
    public IContainerHost Host { get; }

    /// <summary>Its version.</summary>
    public string Version { get; set; } = "20.10.24";

    /// <summary>Whether it answers.</summary>
    public bool IsUp { get; private set; } = true;

    /// <summary>All containers as they are, without asking.</summary>
    public IEnumerable<ContainerSnapshot> Containers => _containers.Values.Select(container => container.Snapshot());

    /// <summary>Whether all that was put on it by <see cref="Occupy"/> is there, untouched.</summary>
    public bool HasStrangers => _strangers.TrueForAll(stranger => _containers.GetValueOrDefault(stranger.Id) == stranger && stranger.Run == 0);

    /// <summary>All networks as they are, without asking.</summary>
    public IEnumerable<NetworkSnapshot> Networks => _networks.Values.Select(network => network.Snapshot);

    /// <summary>What its host component was told last, by cloud.</summary>
    public IReadOnlyDictionary<string, HostNetworks> Told => _told;

    /// <summary>All volumes as they are, without asking.</summary>
    public IEnumerable<VolumeSnapshot> Volumes => _volumes.Values;

    /// <summary>Whether a host is one that only pretends.</summary>
    public static bool IsPretended(IContainerHost host) => host is SimulatedHost;

    /// <summary>The containers that run.</summary>
    internal IEnumerable<SimulatedContainer> Running => _containers.Values.Where(container => container.IsRunning);

    internal HostDescription Description => new($"engine-{Name}", Name, "127.0.0.1", Version, "1.41", Cpus, MemoryBytes);

    internal void Hear(string cloud, HostNetworks wanted)
    {
        if (_heard.GetValueOrDefault(cloud) > wanted.Version)
        {
            return;
        }

        _heard[cloud] = wanted.Version;
        if (wanted.IsLeaving)
        {
            _told.Remove(cloud);
        }
        else
        {
            _told[cloud] = wanted;
        }
    }

    /// <summary>Makes a container's program end by itself.</summary>
    public void Crash(string container, int exitCode)
    {
        if (Find(container) is { IsRunning: true } running)
        {
            End(running, exitCode, byHand: false);
        }
    }

    /// <summary>Stops a container behind everybody's back.</summary>
    public void StopFromOutside(string container, int exitCode)
    {
        if (Find(container) is { } found)
        {
            EndByHand(found, exitCode);
        }
    }

    /// <summary>Removes a container behind everybody's back.</summary>
    public void RemoveFromOutside(string container) => Remove(container);

    /// <summary>Makes a container's service fail, or work again, while its program runs on.</summary>
    public void SetIll(string container, bool isIll)
    {
        if (Find(container) is { Status: ContainerStatus.Running } found)
        {
            found.IsIll = isIll;
            if (found.Check is { } check)
            {
                Later(check.Interval, found, () => CheckHealth(found));
            }
        }
    }

    /// <summary>Puts something on the engine that is none of Clocker's.</summary>
    public void Occupy(ContainerRecipe stranger)
    {
        var container = new SimulatedContainer(NextId(), "sha256:strange", stranger);
        _containers.Add(container.Id, container);
        _strangers.Add(container);
    }

    /// <summary>Ends the engine with all its containers.</summary>
    public void GoDown()
    {
        foreach (var container in _containers.Values.Where(container => container.IsRunning || container.Status == ContainerStatus.Restarting))
        {
            Ended(container, 255);
            container.Status = ContainerStatus.Exited;
        }

        Suspend();
    }

    /// <summary>Ends the engine alone: its containers go on without it.</summary>
    public void Suspend()
    {
        IsUp = false;
        foreach (var feed in _feeds)
        {
            feed.Break();
        }

        _feeds.Clear();
    }

    /// <summary>Starts it again after <see cref="Suspend"/>, with the containers that went on; nothing if it is up.</summary>
    public void Resume() => IsUp = true;

    /// <summary>Starts it again, with those containers whose policy says so.</summary>
    public void ComeUp()
    {
        IsUp = true;
        foreach (var container in _containers.Values)
        {
            var mode = container.Recipe.Spec.Restart.Mode;
            if (container.StartedAt is not null
                && (mode == RestartMode.Always || (mode is RestartMode.UnlessStopped && !container.WasStoppedByHand)
                    || (mode is RestartMode.OnFailure && container.ExitCode != 0 && !container.WasStoppedByHand)))
            {
                Run(container);
            }
        }
    }

    internal Task<T> CallAsync<T>(string call, Func<T> act, CancellationToken cancellation) => _calls.CallAsync(call, act, cancellation);

    internal Task CallAsync(string call, Action act, CancellationToken cancellation) => CallAsync(
        call,
        () =>
        {
            act();
            return true;
        },
        cancellation);

    internal EventFeed Watch(string label, string value)
    {
        if (!IsUp)
        {
            throw Down();
        }

        var feed = new EventFeed(label, value);
        _feeds.Add(feed);
        return feed;
    }

    internal void Unwatch(EventFeed feed) => _pump.Add(_pump.Elapsed, _process, () => _feeds.Remove(feed));

    internal SimulatedContainer? Find(string container) =>
        _containers.GetValueOrDefault(container) ?? _containers.Values.FirstOrDefault(known => known.Recipe.Name == container);

    internal SimulatedContainer Get(string container) =>
        Find(container) ?? throw new DeviceException(DeviceFault.NotFound, $"Container \"{container}\" is not on host {Name}.");

    internal DateTimeOffset Now => _pump.UtcNow;

    private DeviceException Down() => new(DeviceFault.Unreachable, $"Host {Name} does not answer.");

    private void Tell(HostEvent happened, ValueMap<string> labels)
    {
        foreach (var delay in _conditions.OfEvent())
        {
            _pump.Add(_pump.Elapsed + delay, _process, () =>
            {
                foreach (var feed in _feeds)
                {
                    feed.Tell(happened, labels);
                }
            });
        }
    }

    private void Later(TimeSpan delay, SimulatedContainer container, Action act)
    {
        var run = container.Run;
        _pump.Add(_pump.Elapsed + delay, _process, () =>
        {
            if (container.Run == run && IsUp && _containers.ContainsKey(container.Id))
            {
                act();
            }
        });
    }

    private string NextId() => Hash($"{Name}/{++_lastId}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
