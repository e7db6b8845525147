using System.Net;
using Clocker.Agent.Keeping;
using Clocker.Agent.Names;
using Clocker.Model.Networks.Agents;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Clocker.Agent.Tests.Keeping;

public sealed class KeeperTests : IDisposable
{
    private const string Look = "ip -d -j address show";

    private readonly string _directory = Directory.CreateTempSubdirectory("clocker-agent-").FullName;
    private readonly FakeTools _tools = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly StringWriter _log = new();

    [Fact]
    public async Task What_is_told_is_kept_for_the_next_start()
    {
        await Keeper().CarryOutAsync(State(3), TestContext.Current.CancellationToken);


        var next = Keeper();
        await next.LoadAsync();
        var report = await next.CarryOutAsync(State(2), TestContext.Current.CancellationToken);


        // What is older than what was kept changes nothing: the report is about that.
        Assert.Equal(3, report.Version);
    }

    [Fact]
    public async Task The_same_version_again_is_carried_out_again()
    {
        var keeper = Keeper();
        await keeper.CarryOutAsync(State(3), TestContext.Current.CancellationToken);


        var report = await keeper.CarryOutAsync(State(3) with { HostAddress = "10.0.0.9" }, TestContext.Current.CancellationToken);


        Assert.Contains("10.0.0.9", report.Problems["a"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_cleaning_nothing_is_kept_and_any_version_counts()
    {
        var keeper = Keeper();
        await keeper.CarryOutAsync(State(3), TestContext.Current.CancellationToken);


        await keeper.CarryOutAsync(null, TestContext.Current.CancellationToken);


        Assert.Empty(Directory.EnumerateFiles(_directory));
        Assert.Equal(1, (await keeper.CarryOutAsync(State(1), TestContext.Current.CancellationToken)).Version);
    }

    [Fact]
    public async Task A_host_that_cannot_be_looked_at_is_a_problem_of_each_network()
    {
        _tools.Fails[Look] = "Cannot open netlink socket";


        var report = await Keeper().CarryOutAsync(State(1), TestContext.Current.CancellationToken);


        Assert.Equal("The host cannot be looked at: ip -d -j address show: Cannot open netlink socket", report.Problems["a"]);
    }

    [Fact]
    public async Task A_tool_that_prints_nonsense_is_a_problem_and_no_crash()
    {
        _tools.Prints[Look] = "[{";


        var report = await Keeper().CarryOutAsync(State(1), TestContext.Current.CancellationToken);


        Assert.StartsWith("The host cannot be looked at: ip -d -j address show printed what is not understood", report.Problems["a"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_and_forgotten()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "state.json"), "{\"owner\":", TestContext.Current.CancellationToken);
        var keeper = Keeper();


        await keeper.LoadAsync();


        Assert.StartsWith("What was kept cannot be read, and is forgotten", _log.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, (await keeper.CarryOutAsync(State(1), TestContext.Current.CancellationToken)).Version);
    }

    [Fact]
    public async Task What_goes_wrong_is_told_once_and_so_is_its_end()
    {
        var keeper = Keeper();
        await keeper.CarryOutAsync(State(1), TestContext.Current.CancellationToken);
        await keeper.CarryOutAsync(State(1), TestContext.Current.CancellationToken);


        await keeper.CarryOutAsync(State(2) with { Networks = [] }, TestContext.Current.CancellationToken);


        Assert.Equal(
            ["a: No interface of this host has the address 10.0.0.1, by which the other hosts reach it.", "a: as it should be again."],
            _log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose()
    {
        Directory.Delete(_directory, recursive: true);
        _log.Dispose();
    }

    private static AgentState State(long version) => new()
    {
        Owner = "me",
        Version = version,
        HostAddress = "10.0.0.1",
        Networks = [new AgentNetwork { Key = "a", Interface = "clk1", Join = AgentJoin.Vxlan, Number = 1 }],
    };

    private Keeper Keeper()
    {
        var host = new HostKeeping(_tools, new NameServer(new Forwarder(() => Array.Empty<IPEndPoint>(), _clock), 53, _clock), _clock, _log);
        return new Keeper(host, new StateFile(_directory), _clock, _log);
    }
}
