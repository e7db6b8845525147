using Clocker.Control.Hosts;
using Clocker.Model.Identity;

namespace Clocker.Control.Clouds;

/// <summary>The instances by host, by name, and by command in flight, so that finding one does not mean looking at all.</summary>
internal sealed class InstanceIndex
{
    private readonly SortedDictionary<HostId, SortedDictionary<(EntityId Claim, int Incarnation), InstanceRecord>> _byHost = [];
    private readonly Dictionary<(HostId Host, string Name), List<InstanceRecord>> _byName = [];
    private readonly Dictionary<long, InstanceRecord> _byCommand = [];

    /// <summary>All on a host, by claim.</summary>
    public IEnumerable<InstanceRecord> On(HostId host) => _byHost.TryGetValue(host, out var instances) ? instances.Values : [];

    /// <summary>How many are on a host.</summary>
    public int CountOn(HostId host) => _byHost.TryGetValue(host, out var instances) ? instances.Count : 0;

    /// <summary>Those that have a name on a host: one, but for the moment in which it is taken over.</summary>
    public IReadOnlyList<InstanceRecord> Named(HostId host, string name) => _byName.TryGetValue((host, name), out var instances) ? instances : [];

    /// <summary>The one that a command was given for; asked once, when the command has ended.</summary>
    public InstanceRecord? Ended(HostCommand command) => _byCommand.Remove(command.Id, out var instance) ? instance : null;

    /// <summary>A command is on its way for an instance.</summary>
    public void Began(HostCommand command, InstanceRecord instance) => _byCommand[command.Id] = instance;

    public void Add(InstanceRecord instance)
    {
        if (!_byHost.TryGetValue(instance.Host, out var instances))
        {
            _byHost.Add(instance.Host, instances = []);
        }

        instances[(instance.Claim.Id, instance.Incarnation)] = instance;
        AddName(instance);
    }

    public void Remove(InstanceRecord instance)
    {
        _byHost[instance.Host].Remove((instance.Claim.Id, instance.Incarnation));
        RemoveName(instance);
    }

    /// <summary>Gives an instance another name.</summary>
    public void Rename(InstanceRecord instance, string name)
    {
        RemoveName(instance);
        instance.Name = name;
        AddName(instance);
    }

    private void AddName(InstanceRecord instance)
    {
        if (!_byName.TryGetValue((instance.Host, instance.Name), out var instances))
        {
            _byName.Add((instance.Host, instance.Name), instances = []);
        }

        instances.Add(instance);
    }

    private void RemoveName(InstanceRecord instance)
    {
        var instances = _byName[(instance.Host, instance.Name)];
        instances.Remove(instance);
        if (instances.Count == 0)
        {
            _byName.Remove((instance.Host, instance.Name));
        }
    }
}
