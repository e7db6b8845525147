using Clocker.Contracts.Containers;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Values;
using Xunit;

namespace Clocker.Drivers.Tests.Docker;

[Trait("Kind", "Docker")]
public sealed class DockerStoresTests : HostStoresContract
{
    private readonly TestEngine _engine = new();

    protected override IContainerHost Host => _engine.Host;

    protected override string Image => TestEngine.Image;

    protected override ValueList<Value> Service => TestEngine.Service;

    protected override ValueList<Value> ShortTask => TestEngine.ShortTask;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _engine.Dispose();
    }

    /// <summary>The engine itself would let both have it, and then no container could be put on either.</summary>
    [Fact]
    public async Task Of_two_servers_that_make_a_network_of_one_name_at_once_only_one_has_it()
    {
        using var neighbour = new TestEngine();
        var cancellation = TestContext.Current.CancellationToken;
        foreach (var round in Enumerable.Range(0, 10))
        {
            var name = $"clk-twice-{Guid.NewGuid():N}"[..18];
            try
            {
                var made = await Task.WhenAll(MadeAsync(_engine, name, "one"), MadeAsync(neighbour, name, "two"));

                var left = await Host.Networks.FindAsync(name, cancellation);
                var told = made switch { [true, false] => "one", [false, true] => "two", [false, false] => null, _ => "both" };
                Assert.Equal((round, told), (round, left?.Labels["io.clocker.test"]));
            }
            finally
            {
                await Host.Networks.RemoveAsync(name, cancellation);
                await Host.Networks.RemoveAsync(name, cancellation);
            }
        }
    }

    private static async Task<bool> MadeAsync(TestEngine engine, string name, string owner)
    {
        try
        {
            await engine.Host.Networks.CreateAsync(
                new(name, ValueMap.Create([KeyValuePair.Create("io.clocker.test", owner)])), TestContext.Current.CancellationToken);
            return true;
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.Conflict)
        {
            return false;
        }
    }

    protected override Task CrashAsync(string container) => _engine.CrashAsync(container);

    protected override Task KillFromOutsideAsync(string container) => _engine.KillAsync(container);

    protected override Task RemoveFromOutsideAsync(string container) => _engine.RemoveAsync(container);
}
