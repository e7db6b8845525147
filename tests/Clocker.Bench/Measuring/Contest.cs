namespace Clocker.Bench.Measuring;

/// <summary>Measures contestants in turn, so that what changes on the machine with time meets all of them.</summary>
internal sealed class Contest(string name, IReadOnlyList<IContestant> contestants)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly List<double>[] _seconds = [.. contestants.Select(_ => new List<double>())];

    /// <summary>What it is called.</summary>
    public string Name => name;

    /// <summary>The seconds of a contestant, by round.</summary>
    public IReadOnlyList<double> Of(IContestant contestant) => _seconds[contestants.ToList().IndexOf(contestant)];

    /// <summary>All of it, by contestant.</summary>
    public IEnumerable<(string Contestant, IReadOnlyList<double> Seconds)> All =>
        contestants.Select((contestant, i) => (contestant.Name, (IReadOnlyList<double>)_seconds[i]));

    /// <summary>Measures everybody once in each round. Who begins, and in which direction it goes on, changes from round to round.</summary>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="warmUps">How many rounds before the first that counts.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(int rounds, int warmUps, CancellationToken cancellation)
    {
        for (var round = -warmUps; round < rounds; round++)
        {
            foreach (var index in Order(round + warmUps))
            {
                var seconds = await MeasureAsync(contestants[index], cancellation);
                await Console.Error.WriteLineAsync(FormattableString.Invariant(
                    $"{name}, {(round < 0 ? "warming up" : $"round {round + 1} of {rounds}")}: {contestants[index].Name} {seconds:0.000} s"));
                if (round >= 0)
                {
                    _seconds[index].Add(seconds);
                }
            }
        }
    }

    private IEnumerable<int> Order(int round)
    {
        var order = Enumerable.Range(0, contestants.Count).Select(i => (i + round) % contestants.Count);
        return round % 2 == 0 ? order : order.Reverse();
    }

    private static async Task<double> MeasureAsync(IContestant contestant, CancellationToken cancellation)
    {
        var start = TimeProvider.System.GetTimestamp();
        try
        {
            await contestant.DoAsync(cancellation);
            return TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        }
        finally
        {
            await contestant.UndoAsync(CancellationToken.None);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
