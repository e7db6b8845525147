namespace Clocker.Control.Worlds;

/// <summary>Anything that reaches a world.</summary>
public abstract record Input
{
    /// <summary>The world was folded and has an owner again; the first input of every life.</summary>
    public sealed record Opened(long Epoch) : Input;

    /// <summary>The moment that a world asked to be woken at has come.</summary>
    public sealed record Tick : Input;

    /// <summary>Somebody asks for something and waits for the answer under <paramref name="Id"/>.</summary>
    public sealed record Asked(long Id, Request Request) : Input;

    /// <summary>Mail from another world. It may come twice, late, or in another order.</summary>
    public sealed record Mailed(Mail Mail) : Input;

    /// <summary>A host has something to say, to the life that asked.</summary>
    public sealed record FromHost(Hosts.HostReport Report, long Life) : Input;

    /// <summary>Somebody looked for a secret that another system keeps; the value itself never comes here.</summary>
    /// <param name="Provider">Which system.</param>
    /// <param name="Key">Under which key.</param>
    /// <param name="Problem">Why it cannot be had; null if it can.</param>
    public sealed record LookedUp(string Provider, string Key, string? Problem) : Input;
}
