using System.Runtime.InteropServices;

using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;

namespace Clocker.Blueprints.Camp;

/// <summary>What waits for what: an entity's start for its config, and config for sensors of entities and for other config.</summary>
/// <remarks>Config is a node of its own, so that what many entities inherit is looked at once.</remarks>
internal sealed class WaitGraph
{
    /// <summary>Sensors that an entity has before it starts.</summary>
    private static readonly string[] AlwaysThere =
        [CommonSensors.EntityIdentity.Name, CommonSensors.ApplicationIdentity.Name, CommonSensors.State.Name, CommonSensors.ExpectedState.Name];

    private readonly ReferenceTargets _targets;
    private readonly Dictionary<Node, int> _numbers = [];
    private readonly List<Node> _nodes = [];
    private readonly List<Edge> _edges = [];
    private readonly Queue<int> _config = [];

    public WaitGraph(IReadOnlyList<Draft> tree)
    {
        _targets = new(tree);
        var notConstant = new HashSet<string>(StringComparer.Ordinal);
        foreach (var draft in tree)
        {
            foreach (var (key, given) in draft.Config)
            {
                if (given.Expression is not Expression.Constant)
                {
                    notConstant.Add(key);
                }
            }

            notConstant.UnionWith(draft.Parameters.Where(each => each.Parameter.Default is not (null or Expression.Constant)).SelectMany(each => each.Parameter.Names));
        }

        var keysOf = new Dictionary<TypeDeclaration, List<ConfigKey>>(ReferenceEqualityComparer.Instance);
        foreach (var draft in tree.Where(draft => draft.Type is not null))
        {
            if (!keysOf.TryGetValue(draft.Type!, out var keys))
            {
                keysOf[draft.Type!] = keys = [.. draft.Type!.Keys.Where(key => notConstant.Contains(key.Name) && Holds(key))];
            }

            AddStart(draft, keys);
        }

        while (_config.TryDequeue(out var number))
        {
            var node = _nodes[number];
            AddExpression(number, node.Expression!, node.Draft.Config.TryGetValue(node.Key!, out var given) && given.Declared is { NamesEntities: true });
        }
    }

    /// <summary>All that waits or is waited for; an edge names them by their numbers.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>What each waits for.</summary>
    public IReadOnlyList<Edge> Edges => _edges;

    /// <summary>Whether an entity does not start before the key's value is there.</summary>
    private static bool Holds(ConfigKey key) => key.Name != DockerContainerDeclaration.MainUri.Name && key.Name != StartKeys.Timeout.Name && key.HasEffect;

    private void AddStart(Draft draft, List<ConfigKey> keys)
    {
        var start = Number(new(draft, null));
        foreach (var key in keys)
        {
            AddConfig(start, GivenAt(draft, key.Name, key.Inherited), key.Name);
        }

        if (draft.Type?.Name != DockerContainerDeclaration.TypeName)
        {
            draft.Children.ForEach(child => _edges.Add(new(start, Number(new(child, null)), CommonSensors.IsUp.Name)));
        }
    }

    private void AddConfig(int from, Draft? givenAt, string key)
    {
        if (givenAt is not null && new Node(givenAt, key) is { Expression: not Expression.Constant } node)
        {
            _edges.Add(new(from, Number(node), null));
        }
    }

    private int Number(Node node)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, node, out var isKnown);
        if (!isKnown)
        {
            number = _nodes.Count;
            _nodes.Add(node);
            if (node.Key is not null)
            {
                // What is given there is looked at once, however many ask for it.
                _config.Enqueue(number);
            }
        }

        return number;
    }

    private void AddExpression(int node, Expression expression, bool namesEntities)
    {
        switch (expression)
        {
            case Expression.Sequence list:
                AddAll(node, list.Items, namesEntities);
                break;
            case Expression.Fields map:
                AddAll(node, map.Entries.Values, namesEntities);
                break;
            case Expression.Component component when namesEntities:
                AddSensor(node, component.Target, CommonSensors.IsUp.Name);
                break;
            case Expression.AttributeWhenReady { Sensor: Expression.Constant sensor, Options: not { WaitForTruthy: false }, OptionsBy: null } attribute when !AlwaysThere.Contains(sensor.Value.Display):
                AddSensor(node, attribute.Target, sensor.Value.Display);
                break;
            case Expression.Config { Key: Expression.Constant asked } config when _targets.Find(_nodes[node].Draft, config.Target) is { } target:
                AddConfig(node, GivenAt(target, asked.Value.Display, true), asked.Value.Display);
                break;
            case Expression.Specification:
                // Those that are made like it wait, if anybody is.
                break;
            default:
                AddAll(node, expression.Inside(), false);
                break;
        }
    }

    private void AddAll(int node, IEnumerable<Expression> parts, bool namesEntities)
    {
        foreach (var part in parts)
        {
            AddExpression(node, part, namesEntities);
        }
    }

    private void AddSensor(int node, EntityReference reference, string sensor)
    {
        if (_targets.Find(_nodes[node].Draft, reference) is not { } target)
        {
            return;
        }

        if (target.Parameter(sensor) is { Type: "port" } port)
        {
            // It has this sensor as soon as it has the config.
            AddConfig(node, GivenAt(target, port.Name, true), port.Name);
            return;
        }

        _edges.Add(new(node, Number(new(target, null)), sensor));
    }

    /// <summary>Where what counts for a key stands: the nearest value, else the nearest default of a parameter.</summary>
    private static Draft? GivenAt(Draft draft, string key, bool inherited)
    {
        Draft? preset = null;
        for (var owner = draft; owner is not null; owner = inherited ? owner.Parent : null)
        {
            if (owner.Config.ContainsKey(key))
            {
                return owner;
            }

            var parameter = owner.Parameter(key);
            preset ??= parameter?.Default is null ? null : owner;
            inherited &= parameter?.Inheritance != ConfigInheritance.Never;
        }

        return preset;
    }

    /// <summary>An entity's start, or what is given at it for a key.</summary>
    internal readonly record struct Node(Draft Draft, string? Key)
    {
        /// <summary>What is given, or the default of a parameter.</summary>
        public Expression? Expression => Key is null ? null
            : Draft.Config.TryGetValue(Key, out var given) ? given.Expression
            : Draft.Parameter(Key)?.Default;

        /// <summary>Where that stands.</summary>
        public Position At => Key is null ? Draft.At
            : Draft.Config.TryGetValue(Key, out var given) ? given.Value.At
            : Draft.PlaceOf(Key);

        /// <summary>The key as it is written there.</summary>
        public string? Written => Key is not null && Draft.Config.TryGetValue(Key, out var given) ? given.Key.Text : Key;
    }

    /// <summary>A need: of a sensor if it leads to an entity, else of config.</summary>
    internal readonly record struct Edge(int By, int To, string? Sensor);
}
