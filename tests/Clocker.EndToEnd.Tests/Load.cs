using System.Collections.Concurrent;

using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>Visitors of web servers: one for each, who asks again twenty times a second, and notes every time that it does not get its answer.</summary>
internal sealed class Load : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    /// <summary>A connection of its own for each request, so that a server that is gone cannot hide behind an old one.</summary>
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TimeSpan.FromSeconds(10) };

    private readonly CancellationTokenSource _life = new();
    private readonly ConcurrentQueue<string> _failures = [];
    private readonly List<Task> _visitors;
    private readonly int[] _answers;

    public Load(IEnumerable<Uri> servers)
    {
        Uri[] all = [.. servers];
        _answers = new int[all.Length];
        _visitors = [.. all.Select((server, number) => VisitAsync(server, number))];
    }

    /// <summary>What went wrong so far.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>Asks once, besides.</summary>
    public async Task<string> GetAsync(Uri server) => (await _http.GetStringAsync(server, TestContext.Current.CancellationToken)).TrimEnd();

    /// <summary>Waits until each server has answered so many times more.</summary>
    public async Task AnswersAsync(int more)
    {
        using var deadline = Deadline.In(30);
        using var beat = new PeriodicTimer(Beat);
        int[] before = [.. _answers];
        while (_answers.Zip(before).Any(pair => pair.First < pair.Second + more))
        {
            await beat.WaitForNextTickAsync(deadline.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _life.CancelAsync();
        await Task.WhenAll(_visitors);
        _http.Dispose();
        _life.Dispose();
    }

    private async Task VisitAsync(Uri server, int number)
    {
        using var beat = new PeriodicTimer(Beat);
        try
        {
            while (await beat.WaitForNextTickAsync(_life.Token))
            {
                await VisitOnceAsync(server, number);
            }
        }
        catch (OperationCanceledException) when (_life.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task VisitOnceAsync(Uri server, int number)
    {
        try
        {
            await _http.GetStringAsync(server, _life.Token);
            Interlocked.Increment(ref _answers[number]);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !_life.IsCancellationRequested)
        {
            _failures.Enqueue($"{server}: {failure.Message}");
        }
    }
}
