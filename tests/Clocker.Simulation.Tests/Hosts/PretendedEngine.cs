using System.Runtime.ExceptionServices;

using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Values;
using Clocker.Simulation.Hosts;
using Clocker.Simulation.Time;

namespace Clocker.Simulation.Tests.Hosts;

/// <summary>A pretended engine for contract tests, whose bodies run on its pump.</summary>
internal sealed class PretendedEngine
{
    public const string Image = "busybox:1.35";

    private readonly Pump _pump = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SimulatedEngine _engine;

    public PretendedEngine() => _engine = new(_pump, "h1", new PerfectConditions(), Image);

    public static ValueList<Value> Service { get; } = [Value.Of("serve")];

    public static ValueList<Value> ShortTask { get; } = [Value.Of("end"), Value.Of("0")];

    public Pump Pump => _pump;

    public IContainerHost Host => _engine.Host;

    public Task Act(Action<SimulatedEngine> act)
    {
        act(_engine);
        return Task.CompletedTask;
    }

    public Task PlayAsync(Func<Task> test) => PlayAsync(_pump, test);

    /// <summary>Runs a test's body on a pump.</summary>
    public static Task PlayAsync(Pump pump, Func<Task> test)
    {
        var process = new SimulatedProcess(pump, "test");
        var isDone = false;
        process.Start(async () =>
        {
            try
            {
                await test();
            }
            finally
            {
                isDone = true;
            }
        });
        if (!pump.RunUntil(() => isDone, TimeSpan.FromHours(1)))
        {
            throw new TimeoutException("The test waits for something that does not happen.");
        }

        if (process.Failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return Task.CompletedTask;
    }
}
