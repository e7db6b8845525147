using System.Net;

using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Model.Values;

using Keys = Clocker.Model.Containers.DockerContainerDeclaration;

namespace Clocker.Library.Entities;

/// <summary>
/// Docker's old links: a host name and variables for each, once the target is up. Within a cloud they lead over the application's
/// network, into another one to where the target's ports are published.
/// </summary>
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
        else
        {
            var isNear = entity.CloudOf(target) == entity.CloudOf(entity.Id);
            var sensor = (isNear ? ContainerSensors.SubnetAddress : ContainerSensors.HostAddress).Name;
            if (entity.Sensor(target, sensor) is not { } address)
            {
                config.WaitFor($"{sensor} of {other.Name}");
                return;
            }

            if (!isNear && IPAddress.TryParse(address.Display, out var outside) && IPAddress.IsLoopback(outside))
            {
                config.Refuse(Keys.Links.Name, $"\"{alias}\" leads to {other.Name}, whose host is reached from its own machine alone");
                return;
            }

            _hosts.Add(new(alias, address.Display));
            Describe(Prefix(alias), alias, address.Display, Ports(target, isNear));
            PassOn(Prefix(alias), target, other.Name);
        }
    }

    private void Describe(string prefix, string alias, string address, IReadOnlyList<(string Number, string Protocol, string At)> ports)
    {
        Set($"{prefix}_NAME", $"/{entity.Handle}/{alias}");
        if (ports.Count > 0)
        {
            Set($"{prefix}_PORT", $"{ports[0].Protocol}://{address}:{ports[0].At}");
        }

        foreach (var (port, protocol, at) in ports)
        {
            var name = $"{prefix}_PORT_{port}_{protocol.ToUpperInvariant()}";
            Set(name, $"{protocol}://{address}:{at}");
            Set($"{name}_ADDR", address);
            Set($"{name}_PORT", at);
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

    private IReadOnlyList<(string Number, string Protocol, string At)> Ports(EntityId target, bool isNear) =>
        entity.Sensor(target, ContainerSensors.OpenPorts.Name) is Value.Sequence ports
            ? [.. ports.Items.Select(port => port.Display.Split('/')).Select(parts => (parts[0], parts.Length > 1 ? parts[1] : "tcp", isNear ? parts[0] : Outside(target, parts[0])))]
            : [];

    /// <summary>The host's port that leads to a port of the target; the port itself where none does.</summary>
    private string Outside(EntityId target, string port) =>
        entity.Sensor(target, $"mapped.docker.port.{port}") is { } mapped ? mapped.Display[(mapped.Display.LastIndexOf(':') + 1)..] : port;

    private void Set(string name, string value) => _variables.Add(new(name, Value.Of(value)));

    private static string Prefix(string alias) =>
        string.Concat(alias.ToUpperInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
}
