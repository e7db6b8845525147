using System.Text.Json;
using System.Threading.Channels;
using Clocker.Agent.Tools;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Keeping;

/// <summary>Keeps a host as it was last told: looks at it when it may have changed, and now and then anyway, and mends it.</summary>
/// <param name="host">The host.</param>
/// <param name="file">Where what it was told is kept.</param>
/// <param name="clock">Measures time.</param>
/// <param name="log">Gets a line for what goes wrong, and for what is right again.</param>
internal sealed class Keeper(HostKeeping host, StateFile file, TimeProvider clock, TextWriter log)
{
    private const int MostRequests = 16;

    /// <summary>How soon it is looked again after something failed, after something changed, and if nothing has happened.</summary>
    private static readonly TimeSpan AfterProblem = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterChange = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AtRest = TimeSpan.FromSeconds(5);

    private readonly Channel<KeeperRequest> _requests = Channel.CreateBounded<KeeperRequest>(MostRequests);
    private AgentState _wanted = Nothing("");
    private IReadOnlyDictionary<string, string> _said = new Dictionary<string, string>();
    private int _isNudged;

    /// <summary>Tells it what to keep from now on, null being nothing, and waits until that has been tried.</summary>
    public async Task<AgentReport> TellAsync(AgentState? state, CancellationToken cancellation)
    {
        var request = new KeeperRequest.Keep(state);
        await _requests.Writer.WriteAsync(request, cancellation);
        return await request.Report.Task.WaitAsync(cancellation);
    }

    /// <summary>Something about the host may have changed. Told once until it is looked.</summary>
    public void Nudge()
    {
        if (Interlocked.Exchange(ref _isNudged, 1) == 0 && !_requests.Writer.TryWrite(new KeeperRequest.Look()))
        {
            // So much is asked that it is looked at soon in any case.
            Interlocked.Exchange(ref _isNudged, 0);
        }
    }

    /// <summary>Until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await LoadAsync();
        var due = After(await KeepAsync(cancellation));
        while (true)
        {
            switch (await TakeAsync(due, cancellation))
            {
                case null:
                    due = After(await KeepAsync(cancellation));
                    break;
                case KeeperRequest.Look:
                    Interlocked.Exchange(ref _isNudged, 0);
                    due = Math.Min(due, In(AfterChange));
                    break;
                case KeeperRequest.Keep request:
                    var report = await CarryOutAsync(request.State, cancellation);
                    request.Report.SetResult(report);
                    due = After(report);
                    break;
            }
        }
    }

    /// <summary>Begins with what was kept.</summary>
    public async Task LoadAsync()
    {
        try
        {
            _wanted = file.Load() ?? _wanted;
        }
        catch (JsonException error)
        {
            // A later version wrote it, or the disk has lost it. What is there stays until a server tells it anew.
            await log.WriteLineAsync($"What was kept cannot be read, and is forgotten: {error.Message}");
        }
    }

    /// <summary>Does once what is kept, for a host on which nobody keeps watch.</summary>
    public async Task<AgentReport> CarryOutAsync(AgentState? state, CancellationToken cancellation)
    {
        if (state is not null && state.Owner == _wanted.Owner && state.Version < _wanted.Version)
        {
            // It comes from a server that is no more. What it is told is how the host is.
            return await KeepAsync(cancellation);
        }

        _wanted = state ?? Nothing(_wanted.Owner);
        var kept = Save(state);
        var report = await KeepAsync(cancellation);
        return kept is null ? report : report with { Problems = Problems.Of(report.Problems, Problems.OfAll(_wanted, kept)) };
    }

    private async Task<AgentReport> KeepAsync(CancellationToken cancellation)
    {
        AgentReport report;
        try
        {
            report = await host.KeepAsync(_wanted, cancellation);
        }
        catch (ToolException error)
        {
            report = new AgentReport { Version = _wanted.Version, Problems = Problems.OfAll(_wanted, $"The host cannot be looked at: {error.Message}") };
        }

        await SayAsync(report.Problems);
        return report;
    }

    /// <summary>What somebody asks within a time.</summary>
    private async Task<KeeperRequest?> TakeAsync(long due, CancellationToken cancellation)
    {
        if (_requests.Reader.TryRead(out var request))
        {
            return request;
        }

        var left = clock.GetElapsedTime(clock.GetTimestamp(), due);
        if (left <= TimeSpan.Zero)
        {
            return null;
        }

        using var late = new CancellationTokenSource(left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            return await _requests.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private long After(AgentReport report) => In(report.Problems.Count > 0 ? AfterProblem : AtRest);

    private long In(TimeSpan time) => clock.GetTimestamp() + (long)(time.TotalSeconds * clock.TimestampFrequency);

    private string? Save(AgentState? state)
    {
        try
        {
            if (state is null)
            {
                file.Forget();
            }
            else
            {
                file.Save(state);
            }

            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"What the agent was told cannot be kept for the next start: {error.Message}";
        }
    }

    private static AgentState Nothing(string owner) => new() { Owner = owner, HostAddress = "" };

    private async Task SayAsync(IReadOnlyDictionary<string, string> problems)
    {
        foreach (var (network, problem) in problems.Where(problem => _said.GetValueOrDefault(problem.Key) != problem.Value))
        {
            await log.WriteLineAsync($"{network}: {problem}");
        }

        foreach (var network in _said.Keys.Where(network => !problems.ContainsKey(network)))
        {
            await log.WriteLineAsync($"{network}: as it should be again.");
        }

        _said = problems;
    }
}
