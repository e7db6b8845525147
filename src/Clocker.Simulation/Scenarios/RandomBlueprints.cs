using System.Globalization;

using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Simulation.Scenarios;

/// <summary>Small applications by chance: containers that wait for each other, publish ports, keep volumes and check their health.</summary>
internal sealed class RandomBlueprints(Random chance)
{
    private static readonly string[] Names = ["shop", "blog"];
    private static readonly string[] Handles = ["db", "web", "cache", "proxy"];

    private readonly HashSet<int> _clusters = [];

    /// <summary>One for every name.</summary>
    public IReadOnlyList<Blueprint> All => [.. Names.Select(Make)];

    /// <summary>One for any name.</summary>
    public Blueprint Next() => Make(Names[chance.Next(Names.Length)]);

    private Blueprint Make(string name)
    {
        var count = chance.Next(1, Handles.Length + 1);
        _clusters.Clear();
        var services = new List<EntitySpec>();
        for (var index = 0; index < count; index++)
        {
            services.Add(chance.Next(4) == 0 ? Cluster(index) : Service(index));
            if (services[^1].Type != "docker")
            {
                _clusters.Add(index);
            }
        }

        return new(name, new(null, name, "BasicApplication", [], services.ToValueList()));
    }

    /// <summary>A cluster of such services, or of pairs of them.</summary>
    private EntitySpec Cluster(int index)
    {
        var service = Service(index) with { Id = null };
        var member = chance.Next(3) > 0 ? service : new(null, "pair", "BasicEntity", [], [service with { Id = "left" }, service with { Id = "right" }]);
        return new(Handles[index], Handles[index], "DynamicCluster",
        [
            new("cluster.initial.size", new Expression.Constant(Value.Of(chance.Next(4)))),
            new("cluster.max.size", new Expression.Constant(Value.Of(4))),
            new("dynamiccluster.memberspec", new Expression.Specification(member)),
        ], []);
    }

    private EntitySpec Service(int index)
    {
        var config = new List<KeyValuePair<string, Expression>>
        {
            new("docker.image.name", Constant("busybox")),
            new("docker.image.tag", Constant("1.35")),
            new("docker.container.environment", Environment(index)),
        };
        if (chance.Next(3) == 0)
        {
            config.Add(new("docker.container.volumes.export", new Expression.Constant(new Value.Sequence([Value.Of($"data{index}:/data")]))));
        }

        if (chance.Next(2) == 0)
        {
            config.Add(new("docker.container.openPorts", new Expression.Constant(new Value.Sequence([Value.Of(8080)]))));
        }

        if (chance.Next(2) == 0)
        {
            config.Add(new("docker.container.healthcheck", new Expression.Constant(new Value.Fields([new("test", Value.Of("true")), new("interval", Value.Of("1s"))]))));
        }

        if (index > 0 && chance.Next(3) == 0)
        {
            config.Add(new("latch.start", Ready(chance.Next(index), "service.isUp")));
        }

        return new(Handles[index], Handles[index], "docker", config.ToValueMap(), []);
    }

    private Expression.Fields Environment(int index)
    {
        var entries = new List<KeyValuePair<string, Expression>>
        {
            new("VERSION", Constant(chance.Next(3).ToString(CultureInfo.InvariantCulture))),
        };
        if (index > 0 && chance.Next(2) == 0)
        {
            entries.Add(new("PEER", Ready(chance.Next(index), chance.Next(2) == 0 ? "host.subnet.address" : "host.subnet.hostname")));
        }

        return new(entries.ToValueMap());
    }

    private static Expression.Constant Constant(string text) => new(Value.Of(text));

    /// <summary>A cluster has no address of its own.</summary>
    private Expression.AttributeWhenReady Ready(int index, string sensor) =>
        new(new(ReferenceScope.Global, Handles[index]), Constant(_clusters.Contains(index) && sensor != "service.isUp" ? "entity.id" : sensor));
}
