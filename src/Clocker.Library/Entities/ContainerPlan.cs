using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;

using Keys = Clocker.Model.Containers.DockerContainerDeclaration;

namespace Clocker.Library.Entities;

/// <summary>Makes a container's spec from an entity's config.</summary>
internal sealed class ContainerPlan(IEntityView entity, ConfigReader config)
{
    private static readonly TimeSpan LongestGrace = TimeSpan.FromDays(1);

    /// <summary>The spec, or null if config is missing or wrong (the reader knows what).</summary>
    public ContainerSpec? Make() => Draft() is var spec && config.IsComplete ? spec : null;

    /// <summary>The spec with defaults for what is missing or wrong.</summary>
    public ContainerSpec Draft()
    {
        var image = Image();
        var links = new ContainerLinks(entity, config).Read();
        var title = config.Read(Keys.ContainerName);
        var grace = config.Read(Keys.StopTimeout);
        return new()
        {
            Image = image,
            Entrypoint = config.Read(Keys.Entrypoint),
            Command = config.Read(Keys.Command),
            Environment = links.Environment.Concat(config.Read(Keys.Environment)).ToValueMap(),
            Ports = Ports(config),
            Mounts = Mounts(),
            Files = Files(),
            MemoryBytes = config.Read(Keys.Memory),
            Cpus = config.Read(Keys.Cpus),
            User = config.Read(Keys.User),
            Restart = config.Read(Keys.Restart),
            Health = config.Read(Keys.HealthCheck),
            Networks = new ContainerNetworks(entity, config).Read(Aliases(entity)),
            ExtraHosts = links.Hosts,
            Title = title,
            Hostname = title is null ? HostName(entity) : DnsName.From(title),
            StopGrace = grace < TimeSpan.Zero ? TimeSpan.Zero : grace > LongestGrace ? LongestGrace : grace,
        };
    }

    /// <summary>The name by which others in the application find an entity.</summary>
    public static string HostName(IEntityView entity) => DnsName.From(entity.Handle);

    /// <summary>All ports: bindings first come first served, then direct ones, then open ones.</summary>
    /// <remarks>As in the original, ports that were to be published directly are published anywhere once there are bindings.</remarks>
    public static ValueList<PortSpec> Ports(ConfigReader config)
    {
        var bindings = config.Read(Keys.PortBindings);
        var direct = config.Read(Keys.DirectPorts).Select(port => bindings.Count == 0 ? port : port with { Host = null });
        var ports = new List<PortSpec>(bindings);
        foreach (var port in direct.Concat(config.Read(Keys.OpenPorts)))
        {
            if (!ports.Exists(other => other.Container == port.Container && other.Protocol == port.Protocol))
            {
                ports.Add(port);
            }
        }

        return ports.Distinct().ToValueList();
    }

    private string Image()
    {
        var name = config.Read(Keys.ImageName);
        var tag = config.Read(Keys.ImageTag);
        var digest = config.Read(Keys.ImageDigest);
        var registry = config.Read(Keys.RegistryUrl)?.TrimEnd('/');
        if (!config.IsComplete)
        {
            return "";
        }

        if (string.IsNullOrEmpty(name))
        {
            config.Refuse(Keys.ImageName.Name, "no image is given; say imageName, or use the type docker:IMAGE");
            return "";
        }

        var read = ImageName.Read(string.IsNullOrEmpty(registry) ? name : $"{WithoutScheme(registry)}/{name}");
        if (read.Problem is { } problem)
        {
            config.Refuse(Keys.ImageName.Name, problem);
            return "";
        }

        var image = read.Value!;
        var chosen = tag ?? image.Tag ?? ((digest ?? image.Digest) is null ? "latest" : null);
        return new ImageName(image.Repository, chosen, digest ?? image.Digest).ToString();
    }

    private static string WithoutScheme(string registry) =>
        registry.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? registry[(scheme + 3)..] : registry;

    /// <summary>One mount for each place in the container; what is given last for a place counts.</summary>
    private ValueList<MountSpec> Mounts()
    {
        var mounts = config.Read(Keys.VolumeMappings).Concat(config.Read(Keys.Volumes));
        return mounts.ToValueMap(mount => mount.Target, mount => mount).Values.ToValueList();
    }

    private ValueList<FileSpec> Files()
    {
        var files = config.Read(Keys.Files);
        foreach (var file in files.Where(file => file.Attached is null))
        {
            config.Refuse(Keys.Files.Name, $"the file {file.LocalPath} did not come with the blueprint");
        }

        return files.Select(file => file.Attached).OfType<FileSpec>().ToValueList();
    }

    private static ValueList<string> Aliases(IEntityView entity)
    {
        var names = new List<string> { HostName(entity), DnsName.From(entity.Name) };
        if (DnsName.CanResolve(entity.Handle))
        {
            names.Add(entity.Handle);
        }

        return names.Distinct(StringComparer.Ordinal).ToValueList();
    }
}
