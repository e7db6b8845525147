using Clocker.Contracts.Machines;
using Clocker.Drivers.Machines;
using Clocker.Model.Machines;
using Xunit;

namespace Clocker.Drivers.Tests.Machines;

[Trait("Kind", "Docker")]
public sealed class SshMachineTests(BareMachine bare) : MachineContract, IClassFixture<BareMachine>
{
    private readonly List<IAsyncDisposable> _opened = [];
    private readonly string _place = "/tmp/" + Path.GetRandomFileName();
    private ShellMachine? _machine;
    private bool _isGone;

    protected override IMachine Machine => _machine ??= Open();

    public override async ValueTask DisposeAsync()
    {
        foreach (var opened in _opened)
        {
            await opened.DisposeAsync();
        }

        if (_isGone)
        {
            await bare.StartAsync();
        }

        await base.DisposeAsync();
    }

    protected override IMachine Again() => Open();

    protected override async Task<bool> GoAwayAsync()
    {
        _isGone = true;
        await bare.KillAsync();
        return true;
    }

    protected override async Task CutOffAsync(RunId run)
    {
        await StartAsync("killer", $"cd {_place}/runs/{run.Name} && kill -9 $(cut -d' ' -f1 supervisor) $(cut -d' ' -f1 script)");
        Assert.Equal(0, (await WatchedAsync("killer")).ExitCode);
    }

    protected override Task<string> DirectoryAsync() => Task.FromResult(_place + "/files");

    private ShellMachine Open()
    {
        var machine = ShellMachine.Over(bare.Ssh(), new MachineOptions { Directory = _place }, TimeProvider.System);
        _opened.Add(machine);
        return machine;
    }
}
