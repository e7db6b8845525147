using Xunit;

namespace Clocker.Cli.Tests.Commands;

public sealed class RebalanceTests : IAsyncLifetime
{
    private const string Moves = """[{"entity":"shop/web","cloud":"mine","from":"host-1","to":"host-2","reason":"LeastContainers: 0 containers there, 3 containers without it here"}]""";
    private readonly CommandRun _run = new();

    public ValueTask InitializeAsync() => new(_run.WithServerAsync());

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task A_plan_of_all_clouds_moves_nothing()
    {
        _run.Server.On("GET /api/clouds", """[{"name":"mine","isOwn":true,"isGoing":false,"applications":[],"hosts":[]}]""");
        _run.Server.On("POST /api/clouds/mine/rebalance?plan=true", Moves);


        Assert.Equal(0, await _run.RunAsync("rebalance --plan"));


        Assert.Equal(
            """
            ENTITY     CLOUD   FROM     TO       REASON
            shop/web   mine    host-1   host-2   LeastContainers: 0 containers there, 3 containers without it here

            """,
            _run.Output);
    }

    [Fact]
    public async Task It_moves_when_told_and_refuses_when_nobody_can_agree()
    {
        _run.Server.On("POST /api/clouds/mine/rebalance?plan=true", Moves);
        _run.Server.On("POST /api/clouds/mine/rebalance?plan=false", Moves);


        Assert.Equal(2, await _run.RunAsync("rebalance mine"));
        Assert.Contains("1 container would move, and nobody is there to agree.", _run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _run.RunAsync("rebalance mine --yes"));


        Assert.EndsWith("1 container on the way; each goes once its replacement is up. See clocker events --follow.\n", _run.Output, StringComparison.Ordinal);
        Assert.Equal(["POST /api/clouds/mine/rebalance?plan=true", "POST /api/clouds/mine/rebalance?plan=true", "POST /api/clouds/mine/rebalance?plan=false"], _run.Server.Asked);
    }

    [Fact]
    public async Task Where_nothing_is_better_off_elsewhere_it_says_so()
    {
        _run.Server.On("POST /api/clouds/mine/rebalance?plan=true", "[]");


        Assert.Equal(0, await _run.RunAsync("rebalance mine"));


        Assert.Equal("Nothing would be better off elsewhere.\n", _run.Output);
    }
}
