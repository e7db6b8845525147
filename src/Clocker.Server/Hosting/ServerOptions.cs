using System.Net;

using Clocker.Client.Local;
using Clocker.Drivers.Locations.Byon;

namespace Clocker.Server.Hosting;

/// <summary>How a server is to run.</summary>
internal sealed record ServerOptions
{
    /// <summary>The port it listens on unless told otherwise; if it is taken, the next free one.</summary>
    public const int UsualPort = 8081;

    /// <summary>How often hosts are looked at unless told otherwise.</summary>
    public static readonly TimeSpan UsualLookEvery = TimeSpan.FromMinutes(5);

    /// <summary>Where it keeps its things.</summary>
    public required DataDirectory Data { get; init; }

    /// <summary>The loopback address and port to listen on; null is 127.0.0.1 and the first free port from <see cref="UsualPort"/> on.</summary>
    public IPEndPoint? Listen { get; init; }

    /// <summary>The engine of the usual location: an endpoint as <see cref="Drivers.Docker.DockerEndpoint"/> reads it, or <c>simulated</c>; null is Docker's usual socket.</summary>
    public string? Engine { get; init; }

    /// <summary>Docker's own directory, with the logins for registries and the contexts; null means none.</summary>
    public string? DockerDirectory { get; init; }

    /// <summary>A file with settings for <c>ssh</c>, instead of the user's own.</summary>
    public string? SshConfig { get; init; }

    /// <summary>How machines are reached of which lists say no more than where they are; null is as root, with a key that each list names.</summary>
    public MachineAccess? Machines { get; init; }

    /// <summary>How often hosts are looked at, whether they are as their locations made them; null is never.</summary>
    public TimeSpan? LookEvery { get; init; } = UsualLookEvery;

    /// <summary>Names of images and what to use instead, in order; <c>*</c> stands for any text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ImageMap { get; init; } = [];

    /// <summary>The other systems that keep secrets.</summary>
    public IReadOnlyList<ExternalProvider> External { get; init; } = [];

    /// <summary>What looks wrong in the settings, but does not hinder.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
