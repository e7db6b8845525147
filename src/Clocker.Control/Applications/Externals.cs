using Clocker.Model.Expressions;

namespace Clocker.Control.Applications;

/// <summary>What an application knows of the secrets that other systems keep for it. Observed: empty at the start of each life.</summary>
internal sealed class Externals
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly SortedDictionary<(string Provider, string Key), Record> _known = new(Comparer<(string Provider, string Key)>.Create(Compare));

    /// <summary>What is known; what nobody knows yet will be looked up.</summary>
    public ExternalState Find(string provider, string key)
    {
        if (!_known.TryGetValue((provider, key), out var record))
        {
            _known[(provider, key)] = record = new();
        }

        return record.State;
    }

    /// <summary>Those that somebody should look up now.</summary>
    public IReadOnlyList<(string Provider, string Key)> TakeDue(TimeSpan now)
    {
        List<(string Provider, string Key)>? due = null;
        foreach (var (name, record) in _known)
        {
            if (record.At <= now)
            {
                record.At = TimeSpan.MaxValue;
                (due ??= []).Add(name);
            }
        }

        return due ?? [];
    }

    /// <summary>When the next should be looked up; null if none.</summary>
    public TimeSpan? NextAt
    {
        get
        {
            TimeSpan? next = null;
            foreach (var record in _known.Values)
            {
                next = record.At < (next ?? TimeSpan.MaxValue) ? record.At : next;
            }

            return next;
        }
    }

    /// <summary>Somebody looked. What could not be had is looked for again, after growing pauses. Says whether that is news.</summary>
    public bool Learn(string provider, string key, string? problem, TimeSpan now)
    {
        if (!_known.TryGetValue((provider, key), out var record))
        {
            return false;
        }

        var state = new ExternalState(problem is null, problem);
        var isNews = state != record.State;
        record.State = state;
        if (problem is not null)
        {
            record.At = now + record.Pause;
            record.Pause = record.Pause * 2 < LongestPause ? record.Pause * 2 : LongestPause;
        }

        return isNews;
    }

    private static int Compare((string Provider, string Key) one, (string Provider, string Key) other) =>
        string.CompareOrdinal(one.Provider, other.Provider) is not 0 and var order ? order : string.CompareOrdinal(one.Key, other.Key);

    private sealed class Record
    {
        public ExternalState State { get; set; }

        public TimeSpan At { get; set; } = TimeSpan.MinValue;

        public TimeSpan Pause { get; set; } = FirstPause;
    }
}
