using System.Globalization;

using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Library.Entities;

/// <summary>The sensors that an entity has because it runs in a container.</summary>
internal sealed class ContainerFacts(IEntityView entity)
{
    private readonly List<KeyValuePair<string, Value>> _sensors = [];

    /// <summary>All of them; none as long as nobody has seen the container.</summary>
    public ValueMap<Value> Sensors(ContainerSpec? spec)
    {
        if (entity.Container?.Current is not { Container: { } seen } instance)
        {
            return [];
        }

        Place(instance, seen, spec);
        if (seen.Status is ContainerStatus.Running or ContainerStatus.Paused)
        {
            var ports = spec?.Ports ?? ContainerPlan.Ports(new(entity));
            Ports(ports, instance, seen);
            Network(instance, ports, seen);
        }

        return _sensors.ToValueMap();
    }

    private void Place(Instance instance, ContainerSnapshot seen, ContainerSpec? spec)
    {
        Set(ContainerSensors.HostAddress, instance.HostAddress);
        Set(ContainerSensors.HostName, instance.HostName);
        Set(ContainerSensors.ContainerId, seen.Id);
        Set(ContainerSensors.ContainerName, seen.Name);
        Set(ContainerSensors.ImageId, seen.ImageId);
        Set(ContainerSensors.ImageName, spec?.Image ?? "");
        Set(ContainerSensors.Running, Value.Of(seen.Status is ContainerStatus.Running or ContainerStatus.Paused));
        Set(ContainerSensors.Paused, Value.Of(seen.Status == ContainerStatus.Paused));
    }

    private void Ports(ValueList<PortSpec> ports, Instance instance, ContainerSnapshot seen)
    {
        var published = ports.SelectMany(port => Published(port, seen)).ToList();
        Set(ContainerSensors.OpenPorts, new Value.Sequence([.. ports.Select(Declared).Distinct()]));
        Set(ContainerSensors.PortBindings, new Value.Fields(published.ToValueMap(port => Numbered(port.Host, port.Protocol), port => Value.Of(port.Container))));
        // The first of several ports with one number counts: TCP before UDP, as given before that.
        foreach (var port in ports.OrderBy(port => port.Protocol == "tcp" ? 1 : 0))
        {
            Set(ContainerSensors.Port(port.Container), Value.Of(port.Container));
            if (Published(port, seen).FirstOrDefault() is { } at)
            {
                Set(ContainerSensors.MappedPort(port.Container), Outside(at, instance));
            }
        }
    }

    private void Network(Instance instance, ValueList<PortSpec> ports, ContainerSnapshot seen)
    {
        Set(ContainerSensors.NetworkHostName, ContainerPlan.HostName(entity));
        Set(ContainerSensors.SubnetHostName, ContainerPlan.HostName(entity));
        Set(ContainerSensors.Addresses, new Value.Sequence([.. instance.Addresses.Values.Where(address => address.Length > 0).Select(Value.Of)]));
        var address = instance.Addresses.GetValueOrDefault(entity.Application.Value, "");
        if (address.Length > 0)
        {
            Set(ContainerSensors.SubnetAddress, address);
        }

        if (MainUri.Of(entity, ports, address) is { } uri)
        {
            Set(CommonSensors.MainUri, uri);
            Set(ContainerSensors.MappedMainUri, MainUri.Mapped(uri, [address, ContainerPlan.HostName(entity), entity.Handle, instance.HostAddress, "localhost"], Lookup));
        }

        string? Lookup(int port) =>
            seen.Ports.Where(published => published is { Protocol: "tcp", Host: > 0 } && published.Container == port).OrderBy(IsVersion6).FirstOrDefault() is { } at
                ? Outside(at, instance)
                : null;
    }

    private static IEnumerable<PublishedPort> Published(PortSpec port, ContainerSnapshot seen) =>
        seen.Ports.Where(published => published.Container == port.Container && published.Protocol == port.Protocol && published.Host > 0).OrderBy(IsVersion6);

    /// <summary>A TCP port is a number, another <c>53/udp</c>, as blueprints have them.</summary>
    private static Value Declared(PortSpec port) =>
        port.Protocol == "tcp" ? Value.Of(port.Container) : Value.Of(Numbered(port.Container, port.Protocol));

    private static string Numbered(int port, string protocol) =>
        protocol == "tcp" ? port.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{port}/{protocol}");

    private static bool IsVersion6(PublishedPort port) => port.HostAddress.Contains(':', StringComparison.Ordinal);

    /// <summary>Where a port is reached from outside; published at every address means at the host's.</summary>
    private static string Outside(PublishedPort port, Instance instance)
    {
        var address = port.HostAddress is "" or "0.0.0.0" or "::" ? instance.HostAddress : port.HostAddress;
        var isBare6 = address.Contains(':', StringComparison.Ordinal) && !address.StartsWith('[');
        return isBare6 ? $"[{address}]:{port.Host}" : $"{address}:{port.Host}";
    }

    private void Set(Sensor sensor, string text) => Set(sensor.Name, text);

    private void Set(string sensor, string text)
    {
        if (text.Length > 0)
        {
            Set(sensor, Value.Of(text));
        }
    }

    private void Set(Sensor sensor, Value value) => Set(sensor.Name, value);

    private void Set(string sensor, Value value) => _sensors.Add(new(sensor, value));
}
