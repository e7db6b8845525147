using Xunit;

namespace Clocker.Cli.Tests.Commands;

/// <summary>What is said of a cloud's own scaling, and what is shown of it.</summary>
public sealed class HeadroomTests : IAsyncLifetime
{
    private readonly CommandRun _run = new();

    public async ValueTask InitializeAsync()
    {
        await _run.WithServerAsync();
        _run.Server.On("GET /api/version", """{"version":"0.1.0","api":1}""");
    }

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    [Theory]
    [InlineData("--headroom 4 --max-hosts 6 --remove-empty 10m", """{"headroom":4,"mostHosts":6,"shrinks":false,"removesEmptyAfterSeconds":600}""")]
    [InlineData("--headroom 20% --shrink", """{"headroomShare":0.2,"shrinks":true}""")]
    [InlineData("--headroom-memory 4g --headroom-cpus 1.5", """{"headroomMemoryBytes":4294967296,"headroomCpus":1.5,"shrinks":false}""")]
    public async Task Create_sends_what_was_said_of_scaling(string options, string scaling)
    {
        _run.Server.On("POST /api/clouds", """{"cloud":"mine"}""", 202);


        Assert.Equal(0, await _run.RunAsync($"cloud create mine --location lab --detach {options}"));


        Assert.Contains($"\"scaling\":{scaling}", Assert.Single(_run.Server.Bodies), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--headroom many", "\"many\" is no headroom.")]
    [InlineData("--headroom 100%", "\"100%\" is no headroom.")]
    [InlineData("--headroom-memory much", "\"much\" is no size of memory.")]
    public async Task What_is_no_headroom_is_refused(string options, string problem)
    {
        Assert.Equal(2, await _run.RunAsync($"cloud create mine --location lab {options}"));


        Assert.Contains(problem, _run.Error, StringComparison.Ordinal);
        Assert.Empty(_run.Server.Bodies);
    }

    [Fact]
    public async Task Hosts_say_why_they_were_added_and_a_cloud_how_much_room_it_has()
    {
        _run.Server.On("GET /api/clouds/mine", """
            {"name":"mine","applications":["crowd"],
             "headroom":{"state":"hot","needed":2,"utilisation":0.9167,"desired":4,"problem":"the cloud has 1 host, as many as it may have"},
             "hosts":[{"id":"h1","name":"host-1","location":"mine","state":"ready","because":"3 containers waited (2 of 2 hosts: memory)"}]}
            """);


        Assert.Equal(0, await _run.RunAsync("cloud show mine"));


        Assert.Contains("hot: 92 % full, room for 2 containers is lacking; 4 hosts needed, 1 there; the cloud has 1 host, as many as it may have", _run.Output, StringComparison.Ordinal);
        Assert.Contains("grew: 3 containers waited (2 of 2 hosts: memory)", _run.Output, StringComparison.Ordinal);
    }
}
