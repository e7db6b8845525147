using Clocker.Library.Placement;
using Clocker.Model.Claims;
using Clocker.Model.Clouds;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Machines;
using Clocker.Model.Networks;
using Clocker.Model.Placement;
using Clocker.Model.Values;

using Keys = Clocker.Model.Clouds.DockerInfrastructureDeclaration;

namespace Clocker.Library.Entities;

/// <summary>A cloud of Docker hosts: asks for it, and says what became of it. Up while one of its hosts is, or none is wanted.</summary>
internal sealed class DockerInfrastructure : IBehaviour
{
    public Next Next(IEntityView entity)
    {
        var config = new ConfigReader(entity);
        var isToRun = entity.Expected is Lifecycle.Starting or Lifecycle.Running or Lifecycle.OnFire;
        var wanted = new CloudWanted(Name(entity, config), isToRun ? config.Read(Keys.InitialSize) : 0)
        {
            GiveUpAfter = config.Read(Keys.GiveUpAfter),
            Strategies = Strategies(config),
            Engine = Engine(config),
            Scaling = isToRun ? Scaling(config) : Still,
            Networks = Networks(config),
        };
        var latch = entity.Expected == Lifecycle.Starting && entity.Cloud is null ? Latch(entity) : null;
        var hosts = (entity.Cloud?.Hosts ?? []).Where(host => !host.IsLeaving).ToList();
        var isThere = entity.Cloud is { Problem: null };
        return new()
        {
            Cloud = config.IsComplete && latch is null ? wanted : null,
            Keep = RunGoal.Running,
            Waiting = config.Missing ?? latch ?? entity.Cloud?.Waiting ?? (isToRun ? Pending(entity.Cloud, hosts) : Leaving(entity.Cloud)),
            IsUp = !isToRun ? false : entity.Cloud is null ? null : isThere && IsUp(entity, hosts),
            NotUp = isToRun ? hosts.Where(host => !host.IsReady).ToValueMap(host => host.Name, host => host.Problem ?? "it is not ready yet") : [],
            Problems = config.Wrong.Concat(Problems(entity, hosts)).ToValueMap(),
            IsStopped = !isToRun && entity.Cloud is { Hosts.Count: 0 },
            Sensors = isThere ? [.. Sensors(wanted.Name, hosts), .. entity.Cloud!.Headroom?.Sensors() ?? []] : [],
        };
    }

    /// <summary>One that is stopped gets nothing by itself.</summary>
    private static HostScaling Still { get; } = new() { MostHosts = 0 };

    /// <summary>Its strategies, with its affinity rules before them; null if it has neither.</summary>
    private static ValueList<StrategySpec>? Strategies(ConfigReader config)
    {
        var (given, rules, most) = (config.Read(Keys.Strategies), config.Read(Keys.AffinityRules), config.Read(Keys.ContainersPerHost));
        var strategies = most is not { } number ? given
            : given.Select(strategy => strategy.Kind == "MaxContainers" ? strategy with { Settings = strategy.Settings.With("maxContainers", Value.Of(number)) } : strategy).ToValueList();
        return rules.Count > 0 ? [PlacementPlan.Of(rules), .. strategies.Count > 0 ? strategies : BuiltInPlacement.Strategies.Usual]
            : strategies.Count > 0 ? strategies
            : null;
    }

    private static NetworkSettings? Networks(ConfigReader config)
    {
        var provider = config.Read(Keys.NetworkProvider) ?? (config.Read(Keys.SpansHosts) ? BuiltInNetworks.Vxlan : BuiltInNetworks.Bridge);
        var settings = new NetworkSettings(provider)
        {
            Pool = config.Read(Keys.NetworkPool) ?? NetworkSettings.UsualPool,
            Size = config.Read(Keys.NetworkSize) ?? 0,
            Options = config.Read(Keys.NetworkOptions),
        };
        return settings == NetworkSettings.Usual ? null : settings;
    }

    private static EngineWish? Engine(ConfigReader config)
    {
        var wish = new EngineWish
        {
            Version = config.Read(EngineConfig.Version),
            Port = config.Read(EngineConfig.Port),
            StorageDriver = config.Read(EngineConfig.StorageDriver),
            Labels = config.Read(EngineConfig.Labels),
            AddressPools = config.Read(EngineConfig.AddressPools),
            LogBytes = config.Read(EngineConfig.LogBytes),
            RegistryMirrors = config.Read(EngineConfig.RegistryMirrors),
            InsecureRegistries = config.Read(EngineConfig.InsecureRegistries),
        };
        return wish == new EngineWish() ? null : wish;
    }

    private static HostScaling? Scaling(ConfigReader config)
    {
        var scaling = new HostScaling
        {
            Headroom = config.Read(Keys.Headroom),
            HeadroomShare = config.Read(Keys.HeadroomShare),
            HeadroomMemoryBytes = config.Read(Keys.HeadroomMemory),
            HeadroomCpus = config.Read(Keys.HeadroomCpus),
            ContainersPerHost = config.Read(Keys.ContainersPerHost),
            MostHosts = config.Read(Keys.MostHosts),
            ShrinksWhenCold = config.Read(Keys.ShrinksWhenCold),
            RemovesEmptyAfter = config.Read(Keys.RemovesEmpty) ? config.Read(Keys.RemovesEmptyAfter) : null,
        };
        if (scaling is { Headroom: > 0, HeadroomShare: > 0 })
        {
            config.Refuse(Keys.HeadroomShare.Name, $"{Keys.Headroom.Name} is given too; say one of them");
        }

        return scaling == HostScaling.Usual ? null : scaling;
    }

    /// <summary>Its name: as given, else of its parts, of which the entity's id is one.</summary>
    private static string Name(IEntityView entity, ConfigReader config) =>
        config.Read(Keys.LocationName) ?? string.Join('-', new[] { config.Read(Keys.LocationPrefix), entity.Id.Value, config.Read(Keys.LocationSuffix) ?? "" }.Where(part => part.Length > 0));

    private static string? Latch(IEntityView entity) => entity.Config(StartKeys.Latch) switch
    {
        Configured<bool>.Ready { Value: true } => null,
        Configured<bool>.NotYet notYet => notYet.Reason,
        Configured<bool>.Failed failed => $"{StartKeys.Latch.Name}, which cannot be read: {failed.Reason}",
        _ => $"{StartKeys.Latch.Name} to be true",
    };

    /// <summary>It starts until each host is ready; then one is enough.</summary>
    private static bool IsUp(IEntityView entity, List<GrantedHost> hosts) =>
        entity.Expected == Lifecycle.Starting ? hosts.TrueForAll(host => host.IsReady) : hosts.Count == 0 || hosts.Exists(host => host.IsReady);

    private static string? Pending(CloudGranted? cloud, List<GrantedHost> hosts)
    {
        var pending = hosts.Where(host => host is { IsReady: false, Problem: null }).Select(host => host.Name).ToList();
        return cloud is null ? "its cloud to be made" : pending.Count > 0 ? $"host {string.Join(", ", pending)}" : null;
    }

    private static string? Leaving(CloudGranted? cloud) =>
        cloud is { Hosts.Count: > 0 } ? $"host {string.Join(", ", cloud.Hosts.Select(host => host.Name))} to leave" : null;

    /// <summary>A host that cannot be used is the cloud's problem while it starts; later its own, unless it was the last one.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Problems(IEntityView entity, List<GrantedHost> hosts)
    {
        if (entity.Cloud?.Problem is { } problem)
        {
            yield return new("cloud", problem);
        }

        var counts = entity.Expected == Lifecycle.Starting || hosts.TrueForAll(host => !host.IsReady);
        foreach (var host in hosts.Where(host => counts && host.Problem is not null))
        {
            yield return new(host.Name, host.Problem!);
        }
    }

    private static ValueMap<Value> Sensors(string name, List<GrantedHost> hosts) =>
    [
        new(CloudSensors.HostsTotal.Name, Value.Of(hosts.Count)),
        new(CloudSensors.HostsIdle.Name, Value.Of(hosts.Count(host => host.Containers == 0))),
        new(CloudSensors.ContainersTotal.Name, Value.Of(hosts.Sum(host => host.Containers))),
        new(CloudSensors.DynamicLocation.Name, Value.Of(name)),
        new(CloudSensors.DynamicLocationName.Name, Value.Of(name)),
    ];
}
