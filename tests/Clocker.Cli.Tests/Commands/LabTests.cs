using Xunit;

namespace Clocker.Cli.Tests.Commands;

public sealed class LabTests : IAsyncLifetime
{
    private readonly CommandRun _run = new();

    public async ValueTask InitializeAsync()
    {
        await _run.WithServerAsync();
        _run.Server.On("GET /api/version", """{"version":"0.1.0","api":1}""");
    }

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task Up_sends_what_was_asked_for_and_shows_each_step()
    {
        _run.Server.On("PUT /api/labs/racks", Lines(
            """{"text":"has a network and certificates"}""",
            """{"host":"host-1","text":"is made, and its engine answers"}""",
            $$"""{"lab":{{Canned.Lab}}}"""));


        var code = await _run.RunAsync(
            "lab", "up", "--name", "racks", "--hosts", "2", "--max", "3", "--memory", "2g", "--cpus", "1.5", "--label", "zone=a:b", "--label", "host-1:rack=a", "--image", "nginx:1.22");


        Assert.Equal((0, "Lab racks is up: 1 hosts, 3 at most (0.0 s).\n"), (code, _run.Output));
        Assert.Equal("racks has a network and certificates (0.0 s)\nracks/host-1 is made, and its engine answers (0.0 s)\n", _run.Error);
        Assert.Equal(
            """{"hosts":2,"max":3,"memoryBytes":2147483648,"cpus":1.5,"labels":{"*":{"zone":"a:b"},"host-1":{"rack":"a"}},"images":["nginx:1.22"]}""",
            Assert.Single(_run.Server.Bodies));
    }

    [Fact]
    public async Task Up_ends_with_the_problem_that_stopped_it()
    {
        _run.Server.On("PUT /api/labs/lab", Lines(
            """{"text":"has a network and certificates"}""",
            """{"problem":{"title":"Engine failed","status":502,"code":"engine-failed","detail":"Host \"host-1\" of lab \"lab\" ended while it started.","diagnostics":[]}}"""));


        Assert.Equal(1, await _run.RunAsync("lab up"));


        Assert.EndsWith("Error: Host \"host-1\" of lab \"lab\" ended while it started.\n", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ls_shows_hosts_with_power_address_limits_and_use()
    {
        _run.Server.On("GET /api/labs", $$"""[{{Canned.Lab}},{"name":"other","location":"lab:other","hosts":[]}]""");


        Assert.Equal(0, await _run.RunAsync("lab ls"));


        Assert.Equal(
            """
            LAB     HOST       POWER   ADDRESS       CPUS   MEMORY     FOR     LABELS
            lab     host-1     on      172.18.0.11   1.5    2048 MiB   p/c.1   rack=a ssd=true
            lab     host-2     off     172.18.0.12   1.5    2048 MiB
            other   none yet

            """,
            _run.Output);
    }

    [Theory]
    [InlineData("lab kill host-1 --name racks", "POST /api/labs/racks/hosts/host-1/kill", "", "racks/host-1 is off.\n")]
    [InlineData("lab start host-1", "POST /api/labs/lab/hosts/host-1/start", "", "lab/host-1 is on, and its engine answers.\n")]
    [InlineData("lab down", "DELETE /api/labs/lab?force=false", """{"wasThere":true}""", "Lab lab is gone.\n")]
    [InlineData("lab down --name racks --force", "DELETE /api/labs/racks?force=true", """{"wasThere":false}""", "There is no lab racks.\n")]
    public async Task Power_is_cut_and_given_and_labs_are_removed(string line, string request, string answer, string output)
    {
        _run.Server.On(request, answer);


        Assert.Equal(0, await _run.RunAsync(line));


        Assert.Equal(output, _run.Output);
    }

    [Theory]
    [InlineData("lab", "There are up, ls, kill, start and down.")]
    [InlineData("lab up --label ssd", "\"ssd\" is no label.")]
    [InlineData("lab up --memory much", "Write it as 512m or 2g.")]
    public async Task Wrong_use_is_told_with_what_would_be_right(string line, string words)
    {
        Assert.Equal(2, await _run.RunAsync(line));


        Assert.Contains(words, _run.Error, StringComparison.Ordinal);
    }

    private static string Lines(params string[] lines) => string.Concat(lines.Select(line => $"{line.ReplaceLineEndings("")}\n"));
}
