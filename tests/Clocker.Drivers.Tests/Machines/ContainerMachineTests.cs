using Clocker.Contracts.Machines;
using Clocker.Drivers.Machines;
using Clocker.Drivers.Tests.Docker;
using Clocker.Model.Containers;
using Clocker.Model.Machines;
using Xunit;

namespace Clocker.Drivers.Tests.Machines;

[Trait("Kind", "Docker")]
public sealed class ContainerMachineTests : MachineContract
{
    private readonly TestEngine _engine = new();
    private readonly string _name = "test-machine-" + Path.GetRandomFileName();
    private string _id = "";
    private ShellMachine? _machine;

    protected override IMachine Machine => _machine ?? throw new InvalidOperationException("The test has not begun.");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var spec = new ContainerSpec { Image = TestEngine.Image, Hostname = "machine", Command = TestEngine.Service, Restart = new RestartSpec(RestartMode.No) };
        _id = await _engine.Host.CreateAsync(new ContainerRecipe(_name, spec.Image, spec, [], [], []), Cancellation);
        await _engine.Host.StartAsync(_id, Cancellation);
        _machine = Open();
    }

    public override async ValueTask DisposeAsync()
    {
        await _engine.Host.RemoveAsync(_id, TestContext.Current.CancellationToken);
        await base.DisposeAsync();
        _engine.Dispose();
    }

    protected override IMachine Again() => Open();

    protected override async Task<bool> GoAwayAsync()
    {
        await _engine.KillAsync(_id);
        return true;
    }

    protected override async Task CutOffAsync(RunId run)
    {
        var killed = await _engine.Host.Access.RunAsync(
            _id, ["sh", "-c", $"cd /var/lib/clocker/runs/{run.Name} && kill -9 $(cut -d' ' -f1 supervisor) $(cut -d' ' -f1 script)"], Cancellation);
        Assert.Equal(0, killed.ExitCode);
    }

    protected override Task<string> DirectoryAsync() => Task.FromResult("/tmp/files");

    private ShellMachine Open() => ShellMachine.In(_engine.Host, _id, new MachineOptions(), TimeProvider.System);
}
