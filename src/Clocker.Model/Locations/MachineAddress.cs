using Clocker.Model.Collections;

namespace Clocker.Model.Locations;

/// <summary>A machine that somebody has, and how we are let in. Never printed whole: it may hold passwords.</summary>
public sealed record MachineAddress
{
    /// <summary>Its address or name, as we reach it.</summary>
    public required string Host { get; init; }

    /// <summary>The port of its SSH server.</summary>
    public int Port { get; init; } = 22;

    /// <summary>Who we are there; null is who we are here.</summary>
    public string? User { get; init; }

    /// <summary>What it is called; null is its address.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it is this machine, which needs no SSH.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Files of private keys, tried in order. None are the user's usual ones and the agent's.</summary>
    public ValueList<string> KeyFiles { get; init; } = [];

    /// <summary>A private key itself, as PEM.</summary>
    public string? KeyText { get; init; }

    /// <summary>Opens encrypted keys.</summary>
    public string? KeyPassphrase { get; init; }

    /// <summary>The user's password, also for sudo.</summary>
    public string? Password { get; init; }

    /// <summary>Where ports of the machine are reached, if elsewhere than at its address: a port, and <c>HOST:PORT</c>.</summary>
    public ValueMap<string> PortMappings { get; init; } = [];

    /// <summary>Tells machines apart: what lists may write differently is left out.</summary>
    public string Key => IsLocal ? "localhost" : $"{Host.ToLowerInvariant()}:{Port}";

    /// <inheritdoc />
    public override string ToString() => IsLocal ? "localhost" : $"{(User is null ? "" : $"{User}@")}{Host}:{Port}";
}
