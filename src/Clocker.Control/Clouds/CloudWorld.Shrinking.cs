namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    /// <summary>No more than a part of the hosts leave at a time, so that a mistake is seen before all are gone.</summary>
    private const int PartThatLeaves = 10;

    /// <summary>Lets empty hosts go that the headroom does without: those that are drained first, then the newest. Never more than people want to be there.</summary>
    private bool LetGo(Headroom headroom, HostCensus hosts)
    {
        if (hosts.Empty.Count == 0 || _isShort || hosts.Coming.Count > 0 || MostAreSilent(hosts))
        {
            return false;
        }

        var hasGone = false;
        var (load, leaving, staying) = (hosts.Load, hosts.Leaving, hosts.Staying);
        var atOnce = Math.Max(1, _hosts.Count / PartThatLeaves);
        foreach (var host in hosts.Empty.OrderBy(Counts).ThenByDescending(host => host.Number))
        {
            // Enough have to stay without it: as many as people want, and the headroom.
            var others = staying - (Counts(host) ? 1 : 0);
            if (leaving >= atOnce || others < _atLeast || headroom.IsHot(Without(host, load)) || WhyItGoes(host, headroom, load) is not { } reason)
            {
                continue;
            }

            Go(host, withData: false, isForced: false, reason);
            (load, leaving, staying, hasGone) = (Without(host, load), leaving + 1, others, true);
        }

        return hasGone;
    }

    private static CloudLoad Without(HostRecord host, CloudLoad load) =>
        Counts(host) ? load.Without(host.Told?.MemoryBytes ?? 0, host.Told?.MilliCpus ?? 0) : load;

    /// <summary>Why a host goes now; null if it does not yet. How long it has to be empty is how long the cloud has to do without it, too: demand that comes and goes does not make hosts go and come.</summary>
    private string? WhyItGoes(HostRecord host, Headroom headroom, CloudLoad load)
    {
        var unneeded = Counts(host) ? _falling.BelowSince(load.Hosts) : TimeSpan.Zero;
        if (unneeded is not { } since)
        {
            return null;
        }

        if (_scaling.RemovesEmptyAfter is { } after && IsDue(Later(host.EmptySince!.Value, since) + after))
        {
            return $"it has been empty for {Span(after)}, and {WhatStays(host, headroom, load)}";
        }

        return _scaling is { ShrinksWhenCold: true, HasHeadroom: true } && Counts(host) && IsDue(since + ColdWindow)
            ? $"it is empty, and for {Span(ColdWindow)} {WhatStays(host, headroom, load)}"
            : null;
    }

    private bool IsDue(TimeSpan at)
    {
        if (at > Now.Elapsed)
        {
            WakeBy(at);
        }

        return at <= Now.Elapsed;
    }

    private string WhatStays(HostRecord host, Headroom headroom, CloudLoad load)
    {
        var hosts = Without(host, load).Hosts;
        return $"{hosts} host{(hosts == 1 ? " is" : "s are")} enough for {load.Containers} container{(load.Containers == 1 ? "" : "s")}{(_scaling.HasHeadroom ? $" and {headroom.Words()}" : "")}";
    }
}
