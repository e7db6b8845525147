using System.Text;
using Clocker.Model.Containers;
using Clocker.Model.Machines;
using Xunit;

namespace Clocker.Contracts.Machines;

/// <summary>What every machine does, however it is reached. Each test has a machine that remembers no runs.</summary>
public abstract class MachineContract : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private CancellationTokenSource? _ending;

    /// <summary>The machine under test.</summary>
    protected abstract IMachine Machine { get; }

    /// <summary>Whether there can be root on it.</summary>
    protected virtual bool HasRoot => true;

    /// <summary>Ends at the deadline, or with the test run.</summary>
    protected CancellationToken Cancellation { get; private set; }

    /// <summary>The same machine over a new connection, as a server sees it that has just been started.</summary>
    protected abstract IMachine Again();

    /// <summary>Makes the machine go away while it is used; false if this one cannot.</summary>
    protected abstract Task<bool> GoAwayAsync();

    /// <summary>Kills a run and its supervisor behind Clocker's back, as a machine that is switched off does.</summary>
    protected abstract Task CutOffAsync(RunId run);

    /// <summary>Runs a test's body; a simulation runs it on its own thread.</summary>
    protected virtual Task PlayAsync(Func<Task> test) => test();

    /// <inheritdoc />
    public virtual ValueTask InitializeAsync()
    {
        _ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _ending.CancelAfter(Deadline);
        Cancellation = _ending.Token;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public virtual ValueTask DisposeAsync()
    {
        _ending?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public Task Says_how_busy_it_is() => PlayAsync(async () =>
    {
        var first = await Machine.MeasureAsync(Cancellation);
        var second = await Machine.MeasureAsync(Cancellation);


        Assert.True(first is { Cpus: > 0, LoadAverage: >= 0 } && first.Uptime > TimeSpan.Zero && first.Busy > TimeSpan.Zero, first.ToString());
        Assert.InRange(first.MemoryUsedBytes, 1, first.MemoryBytes);
        Assert.True(second.Uptime >= first.Uptime && second.Busy >= first.Busy, second.ToString());
    });

    [Fact]
    public Task Says_what_it_is() => PlayAsync(async () =>
    {
        var machine = await Machine.DescribeAsync(Cancellation);

        Assert.StartsWith("Linux ", machine.Kernel, StringComparison.Ordinal);
        Assert.NotEqual("", machine.Architecture);
        Assert.NotEqual("", machine.User);
        Assert.True(machine is { Cpus: > 0, MemoryBytes: > 1 << 20, FreeDiskBytes: > 0 }, machine.ToString());
    });

    [Fact]
    public Task A_run_gives_its_output_and_its_exit_code() => PlayAsync(async () =>
    {
        Assert.IsType<RunState.Started>(await StartAsync("run", MachineScripts.Failing));

        Assert.Equal(("out\nerr\n", 7), await WatchedAsync("run"));
    });

    [Fact]
    public Task What_a_run_has_printed_is_told_before_it_has_ended() => PlayAsync(async () =>
    {
        await StartAsync("run", MachineScripts.Slow);

        await using var watching = Machine.WatchRunAsync(new("run"), 0, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await watching.MoveNextAsync());
        Assert.Equal("one\n", Text(watching.Current));
        Assert.IsType<RunState.Running>(await StartAsync("run", MachineScripts.Slow));
    });

    [Fact]
    public Task Starting_it_again_changes_nothing_and_says_how_far_it_is() => PlayAsync(async () =>
    {
        await StartAsync("run", MachineScripts.Slow);
        Assert.IsType<RunState.Running>(await StartAsync("run", MachineScripts.Failing));
        Assert.Equal(("one\ntwo\n", 0), await WatchedAsync("run"));

        Assert.Equal(new RunState.Ended(0), await StartAsync("run", MachineScripts.Failing));
        Assert.Equal(("one\ntwo\n", 0), await WatchedAsync("run"));
    });

    [Fact]
    public Task Of_many_who_start_it_at_once_one_does() => PlayAsync(async () =>
    {
        var states = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => StartAsync("run", MachineScripts.Obedient)));

        Assert.Single(states, state => state is RunState.Started);
        Assert.Equal(5, states.Count(state => state is RunState.Running));
        await Machine.SignalAsync(new("run"), "KILL", Cancellation);
    });

    [Fact]
    public Task It_can_be_watched_from_an_offset_and_by_another_server() => PlayAsync(async () =>
    {
        await StartAsync("run", MachineScripts.Slow);
        var again = Again();

        Assert.Equal(("e\ntwo\n", 0), await WatchedAsync("run", 2, again));
        Assert.Equal(("", 0), await WatchedAsync("run", 8, again));
    });

    [Fact]
    public Task Its_environment_arrives_as_it_is() => PlayAsync(async () =>
    {
        await Machine.StartRunAsync(
            new RunRequest(new("run"), MachineScripts.Telling)
            {
                Environment = [new("PLAIN", "a b"), new("QUOTED", "it's \"$HOME\"\n`id`"), new("SECRET", "ge%heim\\")],
            },
            Cancellation);

        Assert.Equal(("a b|it's \"$HOME\"\n`id`|ge%heim\\", 0), await WatchedAsync("run"));
    });

    [Fact]
    public Task Of_a_flood_of_output_the_end_is_kept() => PlayAsync(async () =>
    {
        await Machine.StartRunAsync(new RunRequest(new("run"), MachineScripts.Flood) { OutputBytes = 2_000_000 }, Cancellation);
        await WatchedAsync("run", 20_000_000);

        var (first, length, end) = (-1L, 0L, "");
        await foreach (var progress in Machine.WatchRunAsync(new("run"), 0, Cancellation))
        {
            if (progress is RunProgress.Output output)
            {
                first = first < 0 ? output.Offset : first;
                Assert.Equal(first + length, output.Offset);
                length += output.Bytes.Length;
                end = Text(output);
            }
        }

        Assert.Equal(12_000_005, first + length);
        Assert.InRange(length, 1_000_000, 5_000_000);
        Assert.EndsWith("last\n", end, StringComparison.Ordinal);
    });

    [Fact]
    public Task What_it_leaves_running_does_not_keep_it_from_ending() => PlayAsync(async () =>
    {
        await StartAsync("run", MachineScripts.Daemon);

        Assert.Equal(("started\n", 0), await WatchedAsync("run"));
    });

    [Fact]
    public Task A_signal_reaches_it() => PlayAsync(async () =>
    {
        await StartAsync("run", MachineScripts.Obedient);
        await UntilPrintedAsync("run");
        await Machine.SignalAsync(new("run"), "TERM", Cancellation);

        Assert.Equal(("ready\ntold\n", 9), await WatchedAsync("run"));
        await Machine.SignalAsync(new("run"), "TERM", Cancellation);
    });

    [Fact]
    public Task One_that_takes_no_notice_can_be_killed() => PlayAsync(async () =>
    {
        await StartAsync("run", MachineScripts.Stubborn);
        await UntilPrintedAsync("run");
        await Machine.SignalAsync(new("run"), "TERM", Cancellation);
        Assert.IsType<RunState.Running>(await StartAsync("run", MachineScripts.Stubborn));
        await Machine.SignalAsync(new("run"), "KILL", Cancellation);

        Assert.Equal(("ready\n", 137), await WatchedAsync("run"));
    });

    [Fact]
    public Task Of_one_that_was_cut_off_nobody_knows_how_far_it_came() => PlayAsync(async () =>
    {
        await StartAsync("run", MachineScripts.Obedient);
        await UntilPrintedAsync("run");
        await CutOffAsync(new("run"));

        Assert.Equal(("ready\n", null), await WatchedAsync("run"));
        Assert.IsType<RunState.Lost>(await StartAsync("run", MachineScripts.Obedient));
    });

    [Fact]
    public Task A_run_that_is_not_known_is_said() => PlayAsync(async () =>
    {
        await FaultAsync(DeviceFault.NotFound, () => WatchedAsync("none"));
        await FaultAsync(DeviceFault.NotFound, () => Machine.SignalAsync(new("none"), "TERM", Cancellation));
        await Machine.ForgetAsync(new("none"), Cancellation);
    });

    [Fact]
    public Task It_can_be_forgotten_when_it_has_ended() => PlayAsync(async () =>
    {
        await StartAsync("run", MachineScripts.Obedient);
        await FaultAsync(DeviceFault.Conflict, () => Machine.ForgetAsync(new("run"), Cancellation));
        await Machine.SignalAsync(new("run"), "KILL", Cancellation);
        await WatchedAsync("run");
        await Machine.ForgetAsync(new("run"), Cancellation);

        await FaultAsync(DeviceFault.NotFound, () => WatchedAsync("run"));
        Assert.IsType<RunState.Started>(await StartAsync("run", MachineScripts.Failing));
    });

    [Fact]
    public Task Who_stops_watching_does_not_stop_it() => PlayAsync(async () =>
    {
        await StartAsync("run", MachineScripts.Slow);
        using var bored = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Machine.WatchRunAsync(new("run"), 0, bored.Token))
            {
                End(bored);
            }
        });

        Assert.Equal(("one\ntwo\n", 0), await WatchedAsync("run"));
    });

    [Fact]
    public Task A_machine_that_goes_away_is_said_to_whoever_watches() => PlayAsync(async () =>
    {
        await StartAsync("run", MachineScripts.Obedient);
        await using var watching = Machine.WatchRunAsync(new("run"), 0, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await watching.MoveNextAsync());
        var next = watching.MoveNextAsync().AsTask();
        if (!await GoAwayAsync())
        {
            await Machine.SignalAsync(new("run"), "KILL", Cancellation);
            await next;
            Assert.Skip("This machine cannot go away from itself.");
        }

        await FaultAsync(DeviceFault.Unreachable, () => next);
        await FaultAsync(DeviceFault.Unreachable, () => Machine.DescribeAsync(Cancellation));
    });

    [Fact]
    public Task As_root_it_is_root() => PlayAsync(async () =>
    {
        Assert.SkipUnless(HasRoot, "The user of the tests may not become root.");
        var run = new RunId("run", AsRoot: true);
        await Machine.StartRunAsync(new RunRequest(run, MachineScripts.Who), Cancellation);

        Assert.Equal(("0\n", 0), await WatchedAsync(run, 0, Machine));
        await Machine.ForgetAsync(run, Cancellation);
    });

    [Theory]
    [InlineData("")]
    [InlineData("../up")]
    [InlineData("a/b")]
    [InlineData("-rf")]
    [InlineData("two words")]
    public Task A_name_that_cannot_be_one_is_refused(string name) => PlayAsync(() =>
        FaultAsync(DeviceFault.Invalid, () => StartAsync(name, MachineScripts.Failing)));

    [Fact]
    public Task A_variable_whose_name_is_none_is_refused() => PlayAsync(() => FaultAsync(
        DeviceFault.Invalid,
        () => Machine.StartRunAsync(new RunRequest(new("run"), MachineScripts.Who) { Environment = [new("A;id", "1")] }, Cancellation)));

    [Fact]
    public Task A_file_is_read_as_it_was_written() => PlayAsync(async () =>
    {
        var path = await DirectoryAsync() + "/new/deep/it's.bin";
        var bytes = Enumerable.Range(0, 300_000).Select(number => (byte)(number * 31)).ToArray();
        var file = new MachineFile(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await Machine.WriteFileAsync(file, Encoding.UTF8.GetBytes("before"), Cancellation);
        await Machine.WriteFileAsync(file, bytes, Cancellation);

        Assert.Equal(bytes, await Machine.ReadFileAsync(path, false, Cancellation));
        Assert.Null(await Machine.ReadFileAsync(path + ".other", false, Cancellation));
    });

    [Fact]
    public Task A_file_that_cannot_be_is_said() => PlayAsync(async () =>
    {
        await FaultAsync(DeviceFault.Invalid, () => Machine.ReadFileAsync("relative", false, Cancellation));
        await FaultAsync(DeviceFault.Failed, () => Machine.ReadFileAsync("/proc", false, Cancellation));
        await FaultAsync(DeviceFault.Failed, () => Machine.WriteFileAsync(new("/proc/no/such", UnixFileMode.UserRead), new byte[1], Cancellation));
    });

    /// <summary>A directory of this test on the machine.</summary>
    protected abstract Task<string> DirectoryAsync();

    /// <summary>Cancels here and now: <see cref="CancellationTokenSource.CancelAsync"/> would leave a simulation's thread.</summary>
    private static void End(CancellationTokenSource source) => source.Cancel();

    /// <summary>Starts a run.</summary>
    protected Task<RunState> StartAsync(string name, string script) => Machine.StartRunAsync(new RunRequest(new(name), script), Cancellation);

    /// <summary>What a run prints until its end, and how it ends.</summary>
    protected Task<(string Output, int? ExitCode)> WatchedAsync(string name, long offset = 0, IMachine? machine = null) =>
        WatchedAsync(new RunId(name), offset, machine ?? Machine);

    /// <summary>What a call reports as its failure.</summary>
    protected static async Task<DeviceException> FaultAsync(DeviceFault fault, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<DeviceException>(call);
        Assert.True(error.Fault == fault, $"{error.Fault} instead of {fault}: {error.Message}");
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        return error;
    }

    private static string Text(RunProgress progress) => Encoding.UTF8.GetString(Assert.IsType<RunProgress.Output>(progress).Bytes.Span);

    private async Task<(string Output, int? ExitCode)> WatchedAsync(RunId run, long offset, IMachine machine)
    {
        var output = new MemoryStream();
        await foreach (var progress in machine.WatchRunAsync(run, offset, Cancellation))
        {
            switch (progress)
            {
                case RunProgress.Output piece:
                    output.Write(piece.Bytes.Span);
                    break;
                case RunProgress.Ended ended:
                    return (Encoding.UTF8.GetString(output.ToArray()), ended.ExitCode);
            }
        }

        throw new InvalidOperationException("The watch has ended without an end of the run.");
    }

    private async Task UntilPrintedAsync(string name)
    {
        await foreach (var progress in Machine.WatchRunAsync(new(name), 0, Cancellation))
        {
            Assert.IsType<RunProgress.Output>(progress);
            return;
        }
    }
}
