using Clocker.Model.Containers;
using Clocker.Model.Locations;
using Clocker.Simulation.Faults;
using Clocker.Simulation.Locations;
using Clocker.Simulation.Tests.Hosts;
using Clocker.Simulation.Time;

using Xunit;

namespace Clocker.Simulation.Tests.Locations;

public sealed class StormyLocationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Who_asks_again_after_each_failure_has_one_host_in_the_end_and_then_none(int seed)
    {
        var engine = new PretendedEngine();
        var weather = new Weather(new Random(seed), engine.Pump, new SimulatedProcess(engine.Pump, "network")) { Storm = Storm.None with { Call = 0.6 } };
        var location = new SimulatedLocation(engine.Pump, "stormy", 1, weather);
        var failures = 0;


        await engine.PlayAsync(async () =>
        {
            await UntilItWorksAsync(() => location.AcquireAsync(new HostRequest("a", "a"), Cancellation), () => failures++);
            Assert.Equal("a", Assert.Single(await UntilItWorksAsync(() => location.ListAsync(Cancellation), () => failures++)).Request);
            await UntilItWorksAsync(() => DoneAsync(location.ReleaseAsync("a", Cancellation)), () => failures++);
        });


        Assert.True(failures > 0);
        Assert.Empty(location.Engines);
    }

    private static async Task<T> UntilItWorksAsync<T>(Func<Task<T>> ask, Action failed)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (DeviceException)
            {
                failed();
            }
        }
    }

    private static async Task<bool> DoneAsync(Task task)
    {
        await task;
        return true;
    }
}
