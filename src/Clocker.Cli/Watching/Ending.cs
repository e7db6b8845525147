using Clocker.Client.Entities;

namespace Clocker.Cli.Watching;

/// <summary>How a wait for an application ended.</summary>
internal abstract record Ending
{
    private Ending()
    {
    }

    /// <summary>It is as it should be.</summary>
    public sealed record Reached : Ending;

    /// <summary>It is gone.</summary>
    public sealed record Gone : Ending;

    /// <summary>It has failed, and why: an entity if one is to blame.</summary>
    public sealed record Failed(string Reason, EntityAnswer? Entity) : Ending;

    /// <summary>It took too long.</summary>
    public sealed record TimedOut : Ending;

    /// <summary>The user has had enough.</summary>
    public sealed record Interrupted : Ending;
}
