using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Model.Values;

using Keys = Clocker.Model.Containers.DockerContainerDeclaration;

namespace Clocker.Library.Entities;

/// <summary>Docker's old links, within the application's network: a host name and variables for each, once the target is up.</summary>
internal sealed class ContainerLinks(IEntityView entity, ConfigReader config)
{
    private readonly List<KeyValuePair<string, string>> _hosts = [];
    private readonly List<KeyValuePair<string, Value>> _variables = [];

    public (ValueMap<string> Hosts, ValueMap<Value> Environment) Read()
    {
        foreach (var (alias, target) in config.Read(Keys.Links))
        {
            Link(alias, new(target));
        }

        return (_hosts.ToValueMap(), _variables.ToValueMap());
    }

    private void Link(string alias, EntityId target)
    {
        if (entity.Entity(target) is not { } other)
        {
            config.Refuse(Keys.Links.Name, $"\"{alias}\" leads to {target}, which is not in the application");
        }
        else if (other.IsUp != true)
        {
            config.WaitFor($"{other.Name} to be up");
        }
        else if (entity.Sensor(target, ContainerSensors.SubnetAddress.Name) is not { } address)
        {
            config.WaitFor($"{ContainerSensors.SubnetAddress.Name} of {other.Name}");
        }
        else
        {
            _hosts.Add(new(alias, address.Display));
            Describe(Prefix(alias), alias, address.Display, Ports(target));
            PassOn(Prefix(alias), target, other.Name);
        }
    }

    private void Describe(string prefix, string alias, string address, IReadOnlyList<(string Number, string Protocol)> ports)
    {
        Set($"{prefix}_NAME", $"/{entity.Handle}/{alias}");
        if (ports.Count > 0)
        {
            Set($"{prefix}_PORT", $"{ports[0].Protocol}://{address}:{ports[0].Number}");
        }

        foreach (var (port, protocol) in ports)
        {
            var name = $"{prefix}_PORT_{port}_{protocol.ToUpperInvariant()}";
            Set(name, $"{protocol}://{address}:{port}");
            Set($"{name}_ADDR", address);
            Set($"{name}_PORT", port);
            Set($"{name}_PROTO", protocol);
        }
    }

    /// <summary>What the target was given as its environment.</summary>
    private void PassOn(string prefix, EntityId target, string name)
    {
        if (entity.ConfigOf(target, Keys.Environment) is not Configured<ValueMap<Value>>.Ready ready)
        {
            config.WaitFor($"the environment of {name}");
            return;
        }

        foreach (var (variable, value) in ready.Value)
        {
            _variables.Add(new($"{prefix}_ENV_{variable.ToUpperInvariant()}", value));
        }
    }

    private IReadOnlyList<(string Number, string Protocol)> Ports(EntityId target) =>
        entity.Sensor(target, ContainerSensors.OpenPorts.Name) is Value.Sequence ports
            ? [.. ports.Items.Select(port => port.Display.Split('/')).Select(parts => (parts[0], parts.Length > 1 ? parts[1] : "tcp"))]
            : [];

    private void Set(string name, string value) => _variables.Add(new(name, Value.Of(value)));

    private static string Prefix(string alias) =>
        string.Concat(alias.ToUpperInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
}
