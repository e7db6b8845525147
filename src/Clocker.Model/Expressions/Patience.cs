using Clocker.Model.Entities;

namespace Clocker.Model.Expressions;

/// <summary>Judges a wait: whether it is over without success, and if not, when to look again.</summary>
/// <param name="Problem">Why it is over; null while it goes on.</param>
/// <param name="Until">The next moment at which it could be over; null if none is known.</param>
public readonly record struct Patience(string? Problem, TimeSpan? Until)
{
    private static readonly TimeSpan FireAtTheBegin = TimeSpan.FromSeconds(15);

    /// <summary>Judges a wait by its options.</summary>
    /// <param name="options">The options.</param>
    /// <param name="source">The state of the entity that is waited for; null if nobody can say.</param>
    /// <param name="began">When the wait began.</param>
    /// <param name="now">The moment, by the same clock.</param>
    /// <param name="what">What is waited for: <c>port of db</c>.</param>
    public static Patience Judge(WaitOptions options, SourceState? source, TimeSpan began, TimeSpan now, string what)
    {
        var limits = new List<(TimeSpan At, string Problem)>();
        Add(began, options.Timeout, $"{what} was not there within {Words(options.Timeout)}");
        if (source is { } state)
        {
            var wasThere = state.Since <= began;
            var since = wasThere ? began : state.Since;
            if (state.State == Lifecycle.OnFire)
            {
                var limit = OnFire(options, wasThere);
                Add(since, limit, $"waiting for {what} was given up, because it is on fire");
            }

            if (state.State is Lifecycle.Stopping or Lifecycle.Stopped or Lifecycle.Destroyed or Lifecycle.OnFire or Lifecycle.Created)
            {
                var limit = wasThere ? options.TimeoutIfDownInitial : options.TimeoutIfDown;
                Add(since, limit, $"{what} was not there within {Words(limit)} of its being {state.State.Name()}");
            }
        }

        var over = limits.Where(limit => limit.At <= now).OrderBy(limit => limit.At).Select(limit => limit.Problem).FirstOrDefault();
        return over is not null ? new(over, null) : new(null, limits.Count == 0 ? null : limits.Min(limit => limit.At));

        void Add(TimeSpan from, TimeSpan? limit, string problem)
        {
            if (limit is { } length && length < TimeSpan.MaxValue - from)
            {
                limits.Add((from + (length < TimeSpan.Zero ? TimeSpan.Zero : length), problem));
            }
        }
    }

    private static TimeSpan? OnFire(WaitOptions options, bool wasThere)
    {
        var given = wasThere ? options.TimeoutIfOnFireInitial ?? options.TimeoutIfOnFire : options.TimeoutIfOnFire;
        return given ?? (options.AbortIfOnFire ? (wasThere ? FireAtTheBegin : TimeSpan.Zero) : null);
    }

    private static string Words(TimeSpan? limit) => limit is { } length ? Durations.Write(length) : "";
}
