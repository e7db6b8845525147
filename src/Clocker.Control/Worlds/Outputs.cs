using Clocker.Control.Hosts;
using Clocker.Model.Collections;

namespace Clocker.Control.Worlds;

/// <summary>What a world has decided: all of it leaves together once the entries are durable, or never.</summary>
public sealed class Outputs
{
    /// <summary>To be journaled.</summary>
    public List<Entry> Entries { get; } = [];

    /// <summary>To be carried out on hosts.</summary>
    public List<HostCommand> Commands { get; } = [];

    /// <summary>Secrets that somebody should look for, by provider and key.</summary>
    public List<(string Provider, string Key)> LookUps { get; } = [];

    /// <summary>To other worlds.</summary>
    public List<Mail> Mail { get; } = [];

    /// <summary>To those who asked, by the id of their request.</summary>
    public List<(long Request, object Answer)> Answers { get; } = [];

    /// <summary>Whether what readers see has changed.</summary>
    public bool ViewChanged { get; set; }

    /// <summary>Whether anything has to wait for the journal.</summary>
    public bool HasFacts => Entries.Count > 0;

    internal void Add(DateTimeOffset at, Plane.Caller by, IReadOnlyList<Fact> facts)
    {
        if (facts.Count > 0)
        {
            Entries.Add(new(at, by, facts.ToValueList()));
        }
    }
}
