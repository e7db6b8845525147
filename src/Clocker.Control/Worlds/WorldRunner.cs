using Clocker.Control.Journals;
using Clocker.Model.Identity;
using Clocker.Model.Journals;

namespace Clocker.Control.Worlds;

/// <summary>
/// Runs one world: takes its inputs, lets it decide, makes the facts durable, and only then lets anything leave. When the
/// journal fails, the world is dropped and folded again: a new life.
/// </summary>
internal sealed class WorldRunner(
    WorldId id, Func<World> create, IJournal journal, TimeProvider time, Func<World, long, IWorldLife> begin, Action<World> publish, Action appended)
{
    /// <summary>What asks faster than a world can answer is told so, instead of waiting in a queue without end.</summary>
    private const int MostQuestions = 1000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly Mailbox _mailbox = new();
    private readonly Dictionary<long, TaskCompletionSource<object>> _questions = [];
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _firstLife = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastQuestion;
    private bool _hasEnded;
    private DateTimeOffset _lastUtc;

    /// <summary>Which world it runs.</summary>
    public WorldId Id { get; } = id;

    /// <summary>The world of the current life, for checks in simulation; null before the first.</summary>
    internal World? World { get; private set; }

    /// <summary>Why the world has no life at the moment; null if it has one.</summary>
    public string? Problem { get; private set; }

    /// <summary>Completes when the world lives for the first time.</summary>
    public Task FirstLife => _firstLife.Task;

    /// <summary>Puts an input before the world.</summary>
    public void Post(Input input) => _mailbox.Put(input);

    /// <summary>Asks the world and waits for its durable answer.</summary>
    /// <exception cref="JournalException">The journal failed before the answer was durable: what was asked did not happen, or will be found out by asking again.</exception>
    public async Task<T> AskAsync<T>(Request request, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
        long question;
        lock (_gate)
        {
            if (_hasEnded)
            {
                throw Ended();
            }

            if (_questions.Count >= MostQuestions)
            {
                throw new JournalException(JournalFault.Storage, $"the server is busy: {MostQuestions} requests wait for an answer");
            }

            question = ++_lastQuestion;
            _questions.Add(question, answer);
        }

        Post(new Input.Asked(question, request));
        using var registration = cancellation.Register(() => answer.TrySetCanceled(cancellation));
        return (T)await answer.Task;
    }

    /// <summary>Runs life after life until the token ends it, or the world is over. Ends by exception if it must not go on; whoever waits for it is told.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await LiveAndLiveAgainAsync(cancellation);
        }
        catch (System.Text.Json.JsonException unknown)
        {
            var refusal = new System.Text.Json.JsonException($"The journal of {Id} holds something that this version does not understand: {unknown.Message}", unknown);
            _firstLife.TrySetException(refusal);
            throw refusal;
        }
        finally
        {
            lock (_gate)
            {
                _hasEnded = true;
            }

            _firstLife.TrySetException(Ended());
            Refuse(Ended());
        }
    }

    private JournalException Ended() => new(JournalFault.Storage, Problem ?? "the server is stopping");

    private async Task LiveAndLiveAgainAsync(CancellationToken cancellation)
    {
        var pause = FirstPause;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await LiveAsync(() => pause = FirstPause, cancellation);
                return;
            }
            catch (JournalException failure)
            {
                Problem = failure.Message;
                Refuse(failure);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await Task.Delay(pause, time, cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>One life: from opening the journal to its first failure, by exception, or to the end of a world that is over.</summary>
    private async Task LiveAsync(Action alive, CancellationToken cancellation)
    {
        var ownership = await journal.OpenAsync(Id, cancellation);
        var world = World = create();
        await FoldAsync(world, cancellation);
        Problem = null;
        await using var life = begin(world, ownership.Epoch);
        await using var alarm = time.CreateTimer(_ => Post(new Input.Tick()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var version = ownership.Version;
        var opened = false;
        while (!world.IsOver)
        {
            var outputs = new Outputs();
            if (!opened)
            {
                world.Decide([new Input.Opened(ownership.Epoch)], Now(), outputs);
                outputs.ViewChanged = true;
                opened = true;
            }
            else
            {
                world.Decide([.. (await _mailbox.TakeAsync(cancellation)).Where(life.Concerns)], Now(), outputs);
            }

            if (outputs.HasFacts)
            {
                await journal.AppendAsync(Id, ownership.Epoch, version, JournalJson.Write(outputs.Entries), cancellation);
                version++;
                alive();
            }

            Release(world, life, outputs);
            if (outputs.HasFacts)
            {
                appended();
            }

            _firstLife.TrySetResult();
            if (world.WakeAt is { } wake)
            {
                var delay = wake - Now().Elapsed;
                alarm.Change(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private async Task FoldAsync(World world, CancellationToken cancellation)
    {
        await foreach (var row in journal.ReadAsync(Id, cancellation))
        {
            foreach (var entry in JournalJson.Read(row.Batch.Span))
            {
                foreach (var fact in entry.Facts)
                {
                    world.Apply(fact);
                }
            }
        }
    }

    private void Release(World world, IWorldLife life, Outputs outputs)
    {
        if (outputs.ViewChanged)
        {
            publish(world);
        }

        foreach (var command in outputs.Commands)
        {
            life.CarryOut(command);
        }

        foreach (var (provider, key) in outputs.LookUps)
        {
            life.LookUp(provider, key);
        }

        foreach (var mail in outputs.Mail)
        {
            life.Deliver(mail);
        }

        life.Refresh();
        foreach (var (question, answer) in outputs.Answers)
        {
            TakeQuestion(question)?.TrySetResult(answer);
        }
    }

    /// <summary>Nobody knows what became of what was asked: who asked must ask again.</summary>
    private void Refuse(JournalException failure)
    {
        TaskCompletionSource<object>[] waiting;
        lock (_gate)
        {
            waiting = [.. _questions.Values];
            _questions.Clear();
        }

        foreach (var question in waiting)
        {
            question.TrySetException(failure);
        }
    }

    private TaskCompletionSource<object>? TakeQuestion(long question)
    {
        lock (_gate)
        {
            return _questions.Remove(question, out var answer) ? answer : null;
        }
    }

    private Moment Now()
    {
        var utc = time.GetUtcNow();
        _lastUtc = utc > _lastUtc ? utc : _lastUtc;
        return new(_lastUtc, time.GetElapsedTime(0));
    }
}
