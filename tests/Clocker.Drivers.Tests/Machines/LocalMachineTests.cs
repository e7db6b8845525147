using System.Diagnostics;
using System.Globalization;
using Clocker.Contracts.Machines;
using Clocker.Drivers.Machines;
using Clocker.Model.Machines;
using Xunit;

namespace Clocker.Drivers.Tests.Machines;

public sealed class LocalMachineTests : MachineContract
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ShellMachine _machine;

    public LocalMachineTests() => _machine = Open();

    protected override IMachine Machine => _machine;

    protected override bool HasRoot => Environment.UserName == "root";

    private string Place => _directory.File("place");

    public override async ValueTask DisposeAsync()
    {
        await _machine.DisposeAsync();
        await base.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_secret_is_neither_in_a_files_content_nor_in_a_processs_arguments()
    {
        await _machine.StartRunAsync(
            new RunRequest(new("run"), MachineScripts.Obedient) { Environment = [new("PASSWORD", "very-geheim")] }, Cancellation);
        await foreach (var _ in _machine.WatchRunAsync(new("run"), 0, Cancellation))
        {
            break;
        }

        // To read from the pipe would be to wait for the run.
        var files = Directory.GetFiles(Place, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "pipe");
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotContain("very-geheim", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.All(Directory.GetDirectories("/proc").Select(Arguments), arguments => Assert.DoesNotContain("very-geheim", arguments, StringComparison.Ordinal));
        await _machine.SignalAsync(new("run"), "KILL", Cancellation);

        // Until then somebody writes into the directory.
        await WatchedAsync("run");
    }

    [Fact]
    public async Task Nobody_else_may_read_what_a_run_prints()
    {
        await StartAsync("run", MachineScripts.Failing);
        await WatchedAsync("run");

        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        Assert.All(
            Directory.GetFileSystemEntries(Place, "*", SearchOption.AllDirectories),
            entry => Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(entry) & others));
    }

    [Fact]
    public async Task When_the_last_run_is_forgotten_the_machine_is_as_it_was()
    {
        await StartAsync("run", MachineScripts.Failing);
        await WatchedAsync("run");
        await _machine.ForgetAsync(new("run"), Cancellation);

        Assert.False(Directory.Exists(Place));
    }

    protected override IMachine Again() => Open();

    protected override Task<bool> GoAwayAsync() => Task.FromResult(false);

    protected override async Task CutOffAsync(RunId run)
    {
        foreach (var name in (string[])["supervisor", "script"])
        {
            var pid = (await File.ReadAllTextAsync(Path.Combine(Place, "runs", run.Name, name), Cancellation)).Split(' ')[0];
            using var process = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
            process.Kill();
        }
    }

    protected override Task<string> DirectoryAsync() => Task.FromResult(_directory.File("files"));

    private static string Arguments(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    }

    private ShellMachine Open() => ShellMachine.Local(new MachineOptions { Directory = Place }, TimeProvider.System);
}
