using Clocker.Cli.Watching;
using Clocker.Client;

using Microsoft.AspNetCore.Http;

using Spectre.Console.Testing;

using Xunit;

namespace Clocker.Cli.Tests.Commands;

/// <summary>up, plan, down and the effectors: what is sent, what is shown meanwhile, how it ends.</summary>
public sealed class UpTests : IAsyncLifetime
{
    private const string Blueprint = "name: visitors\nservices:\n- type: docker:tomcat:10.1\n  id: tomcat\n";

    private readonly CommandRun _run = new();

    public async ValueTask InitializeAsync()
    {
        await _run.WithServerAsync();
        _run.File("visitors.yaml", Blueprint);
        _run.Server.On("POST /api/applications", Canned.Deployed(isNew: true), 202);
    }

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task Up_shows_each_change_and_returns_when_all_is_running()
    {
        _run.Server
            .On("GET /api/applications/a1/changes", string.Join(
                '\n',
                Canned.Tree(Canned.Root("STARTING"), Canned.Tomcat("STARTING", ",\"waiting\":\"mysql\"")),
                Canned.Tree(Canned.Root("STARTING"), Canned.Tomcat("STARTING", ",\"waiting\":\"mysql\"")),
                Canned.Tree(Canned.Root(), Canned.Haproxy, Canned.Tomcat("RUNNING", ",\"isUp\":true"))))
            .On("GET /api/applications/a1", Canned.Tree(Canned.Root(), Canned.Haproxy));


        Assert.Equal(0, await _run.RunAsync("up visitors.yaml"));


        Assert.Equal(
            """
            visitors: 2 to create.
               0.0 s  visitors STARTING
               0.0 s  visitors/tomcat STARTING: waiting for mysql
               0.0 s  visitors RUNNING
               0.0 s  visitors/haproxy RUNNING
               0.0 s  visitors/tomcat RUNNING
            visitors is running (0.0 s).
              visitors/haproxy: http://127.0.0.1:32768/

            """,
            _run.Output);
    }

    [Fact]
    public async Task Up_sends_the_source_its_files_and_what_is_said_beside_it()
    {
        _run.File("index.html", "hello");
        _run.File("shop.yaml", $"{Blueprint}  files:\n    /index.html: {{path: index.html}}\n");


        Assert.Equal(0, await _run.RunAsync("up shop.yaml --name guests --set a=1 --set b=x=y --location cloud --replace --detach"));


        var body = Assert.Single(_run.Server.Bodies);
        Assert.Contains("\"sourceName\":\"shop.yaml\"", body, StringComparison.Ordinal);
        Assert.Contains($"\"origin\":\"{_run.Data.In("shop.yaml")}\",\"name\":\"guests\",\"location\":\"cloud\",\"set\":{{\"a\":\"1\",\"b\":\"x=y\"}},\"replace\":true", body, StringComparison.Ordinal);
        Assert.Contains("filename=index.html", body, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\nhello\r\n", body, StringComparison.Ordinal);
        Assert.Equal("visitors: 2 to create.\nIt goes on in the background; see clocker tree visitors.\n", _run.Output);
    }

    [Fact]
    public async Task Up_that_fails_gives_the_cause_and_the_containers_last_words()
    {
        var failed = Canned.Haproxy.Replace("\"RUNNING\"", "\"ON_FIRE\"", StringComparison.Ordinal)
            .Replace("\"problems\":{},\"hasFailed\":false", "\"problems\":{\"exit\":\"it ended with exit code 3\"},\"hasFailed\":true", StringComparison.Ordinal);
        _run.Server
            .On("GET /api/applications/a1/changes", Canned.Tree(Canned.Root("STARTING"), failed))
            .On("GET /api/entities/e1/logs?follow=false&tail=20", """{"entity":"visitors/haproxy","at":"2026-01-01T11:00:00+00:00","isError":true,"text":"no such file"}""");


        Assert.Equal(1, await _run.RunAsync("up visitors.yaml"));


        Assert.Equal(
            """
            Error: visitors/haproxy failed: it ended with exit code 3.
              The last lines that visitors/haproxy printed:
              | no such file

            """,
            _run.Error);
    }

    [Fact]
    public async Task Up_that_takes_too_long_says_what_it_waited_for()
    {
        var slow = Canned.Tree(Canned.Root("STARTING"), Canned.Tomcat("STARTING", ",\"waiting\":\"mysql\""));
        _run.Server
            .On("GET /api/applications/a1", slow)
            .On("GET /api/applications/a1/changes", async context =>
            {
                await context.Response.WriteAsync($"{slow}\n");
                await context.Response.Body.FlushAsync();
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    _run.Clock.Advance(TimeSpan.FromSeconds(30));
                    await Task.Yield();
                }
            });


        Assert.Equal(1, await _run.RunAsync("up visitors.yaml --timeout 1h30m"));


        Assert.Equal(
            """
            Error: visitors is not running after 1h 30m: visitors/tomcat is STARTING, waiting for mysql.
              The server goes on: see clocker tree visitors. Give it longer with --timeout.

            """,
            _run.Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ctrl_C_twice_takes_back_what_was_done(bool isNew)
    {
        _run.Server
            .On("POST /api/applications", Canned.Deployed(isNew), 202)
            .On("POST /api/deployments/u1/undo", $$"""{"name":"visitors","isRemoved":{{(isNew ? "true" : "false")}}}""", 202)
            .On("GET /api/applications/a1/changes", async context =>
            {
                await context.Response.WriteAsync($"{Canned.Tree(Canned.Root(isNew ? "STARTING" : "RUNNING"), Canned.Tomcat("STARTING"))}\n");
                await context.Response.Body.FlushAsync();
                if (_run.Server.Asked.Any(asked => asked.EndsWith("/undo", StringComparison.Ordinal)))
                {
                    await context.Response.WriteAsync(isNew ? "" : $"{Canned.Tree(Canned.Root())}\n");
                    return;
                }

                _run.Terminal.Interrupt();
                _run.Terminal.Interrupt();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            });


        Assert.Equal(1, await _run.RunAsync("up visitors.yaml"));


        Assert.Contains("POST /api/deployments/u1/undo", _run.Server.Asked);
        Assert.Contains(
            isNew ? "Undo: clocker down visitors; Ctrl-C again now removes it again." : "Ctrl-C again now goes back to what it was before.", _run.Error, StringComparison.Ordinal);
        Assert.EndsWith(
            isNew
                ? "Removing visitors again …\nvisitors is gone.\n"
                : "Taking visitors back to what it was before …\nvisitors is running as before.\n",
            _run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_once_leaves_the_server_to_go_on()
    {
        _run.Server.On("GET /api/applications/a1/changes", async context =>
        {
            await context.Response.WriteAsync($"{Canned.Tree(Canned.Root("STARTING"))}\n");
            await context.Response.Body.FlushAsync();
            _run.Terminal.Interrupt();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            while (!_run.Output.EndsWith("(never)", StringComparison.Ordinal) && !_finished)
            {
                _run.Clock.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }
        });


        var code = await _run.RunAsync("up visitors.yaml");


        _finished = true;
        Assert.Equal(1, code);
        Assert.DoesNotContain(_run.Server.Asked, asked => asked.EndsWith("/undo", StringComparison.Ordinal));
        Assert.Contains("Not waiting any more. The server goes on with visitors: see clocker tree visitors.", _run.Error, StringComparison.Ordinal);
    }

    private volatile bool _finished;

    [Theory]
    [InlineData("y", 0, 2)]
    [InlineData("n", 1, 1)]
    public async Task Replacing_what_came_from_elsewhere_is_asked_about(string answer, int exitCode, int requests)
    {
        var asked = 0;
        _run.Terminal.IsInput = _run.Terminal.IsOutput = true;
        _run.Variables["NO_COLOR"] = "1";
        _run.Answer = $"{answer}\n";
        _run.Server.On("POST /api/applications", context =>
        {
            context.Response.StatusCode = ++asked == 1 ? 409 : 202;
            return context.Response.WriteAsync(asked == 1
                ? Canned.Problem("origin-differs", 409, "It came from /b/other.yaml.", "Say --replace.")
                : Canned.Deployed(isNew: false));
        });


        Assert.Equal(exitCode, await _run.RunAsync("up visitors.yaml --detach"));


        Assert.Equal(requests, asked);
        Assert.StartsWith("It came from /b/other.yaml. Replace it? [y/N] ", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_nobody_is_asked()
    {
        _run.Server.On("POST /api/applications", Canned.Problem("origin-differs", 409, "It came from /b/other.yaml.", "Say --replace."), 409);


        Assert.Equal(1, await _run.RunAsync("up visitors.yaml"));


        Assert.Equal("Error: It came from /b/other.yaml.\n  Say --replace.\n", _run.Error);
    }

    [Fact]
    public async Task A_plan_says_where_containers_would_go_and_why()
    {
        _run.Server.On("POST /api/plan", """
            {"name":"visitors","warnings":[],"steps":[{"action":"create","entity":"visitors/web","reason":"it is new","placement":
            {"entity":"visitors/web","cloud":"mine","host":"host-1","summary":"on host-1; not on 1 of 2 hosts: label ssd","hosts":[
            {"host":"host-1","best":true,"strategies":[{"strategy":"Label","accepted":true,"score":0,"words":"has ssd"},{"strategy":"Reachable","accepted":true,"score":0}]},
            {"host":"host-2","best":false,"reason":"label ssd","strategies":[{"strategy":"Label","accepted":false,"score":0,"words":"It needs the label ssd."}]}]}}]}
            """);


        Assert.Equal(0, await _run.RunAsync("plan visitors.yaml --placement"));


        Assert.Equal(
            """
            ACTION   ENTITY         REASON      PLACE
            create   visitors/web   it is new   on host-1; not on 1 of 2 hosts: label ssd

            visitors/web in mine: on host-1; not on 1 of 2 hosts: label ssd
            HOST            STRATEGY   VERDICT
            host-1   best   Label      has ssd
            host-2   no     Label      It needs the label ssd.

            """,
            _run.Output);
    }

    [Fact]
    public async Task Plan_is_a_table_without_what_stays()
    {
        _run.Server.On("POST /api/plan", Plan);


        Assert.Equal(0, await _run.RunAsync("plan visitors.yaml"));


        Assert.Equal(
            """
            ACTION     ENTITY            REASON
            recreate   visitors/tomcat   its image changed

            """,
            _run.Output);
    }

    [Theory]
    [InlineData("plan visitors.yaml --json", new[] { "recreate" })]
    [InlineData("plan visitors.yaml --json --keep", new[] { "keep", "recreate" })]
    [InlineData("plan visitors.yaml --json --all", new[] { "keep", "recreate" })]
    public async Task Plan_as_JSON_has_steps_alone(string line, string[] actions)
    {
        _run.Server.On("POST /api/plan", Plan);


        Assert.Equal(0, await _run.RunAsync(line));


        using var json = System.Text.Json.JsonDocument.Parse(_run.Output);
        Assert.Equal(["steps"], json.RootElement.EnumerateObject().Select(property => property.Name));
        var steps = json.RootElement.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(actions, steps.Select(step => step.GetProperty("action").GetString()));
        Assert.Equal(["action", "entity", "reason"], steps[0].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task A_plan_of_nothing_says_so()
    {
        _run.Server.On("POST /api/plan", """{"name":"visitors","steps":[{"action":"keep","entity":"visitors","reason":"x"}],"warnings":[]}""");


        Assert.Equal(0, await _run.RunAsync("plan visitors.yaml"));


        Assert.Equal("visitors: nothing to do.\n", _run.Output);
    }

    [Fact]
    public async Task Down_waits_until_the_application_is_gone()
    {
        _run.Server
            .On("GET /api/applications/visitors", Canned.Tree(Canned.Root(), Canned.Haproxy))
            .On("DELETE /api/applications/a1?volumes=true", """{"application":"visitors","entity":"visitors"}""", 202)
            .On("GET /api/applications/a1/changes", string.Join(
                '\n', Canned.Tree(Canned.Root("STOPPING"), Canned.Haproxy), Canned.Tree(Canned.Root("STOPPING"))));


        Assert.Equal(0, await _run.RunAsync("down visitors --volumes"));


        Assert.Equal(
            """
               0.0 s  visitors STOPPING
               0.0 s  visitors/haproxy RUNNING
               0.0 s  visitors/haproxy is gone
            visitors is gone (0.0 s).

            """,
            _run.Output);
    }

    [Fact]
    public async Task Down_of_what_is_gone_before_it_looks_is_done()
    {
        _run.Server
            .On("GET /api/applications/visitors", Canned.Tree(Canned.Root()))
            .On("DELETE /api/applications/a1?volumes=false", """{"application":"visitors","entity":"visitors"}""", 202)
            .On("GET /api/applications/a1/changes", Canned.Problem("application-not-found", 404, "It is gone."), 404);


        Assert.Equal(0, await _run.RunAsync("down visitors"));
    }

    [Fact]
    public async Task Restart_waits_until_its_container_is_another_and_runs()
    {
        _run.Server
            .On("GET /api/entities/haproxy", Canned.Haproxy)
            .On("GET /api/applications/visitors", Canned.Tree(Canned.Root(), Canned.Haproxy))
            .On("POST /api/entities/e1/effectors/restart", """{"application":"visitors","entity":"visitors/haproxy"}""", 202)
            .On("GET /api/applications/visitors/changes", string.Join(
                '\n',
                Canned.Tree(Canned.Root(), Canned.Haproxy),
                Canned.Tree(Canned.Root(), Canned.Haproxy.Replace("\"RUNNING\"", "\"STARTING\"", StringComparison.Ordinal)),
                Canned.Tree(Canned.Root(), Canned.Haproxy.Replace("11:00:03", "11:00:30", StringComparison.Ordinal))));


        Assert.Equal(0, await _run.RunAsync("restart haproxy"));


        Assert.Contains("visitors/haproxy STARTING", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_live_tree_shows_states_reasons_and_times()
    {
        using var console = new TestConsole();
        console.Profile.Width = 100;
        var tree = System.Text.Json.JsonSerializer.Deserialize(
            Canned.Tree(Canned.Root("STARTING"), Canned.Haproxy, Canned.Tomcat("STARTING", ",\"waiting\":\"mysql\"")), WireJson.Default.ApplicationTree)!;


        await new LiveView(console, _run.Clock).ShowAsync(show =>
        {
            show(tree);
            return Task.FromResult(true);
        });


        Assert.Contains("├─ haproxy   RUNNING    59m 55s   http://127.0.0.1:32768/", console.Output, StringComparison.Ordinal);
        Assert.Contains("└─ tomcat    STARTING   59m 51s   waiting for mysql", console.Output, StringComparison.Ordinal);
    }

    private const string Plan = """
        {"name":"visitors","steps":[{"action":"keep","entity":"visitors","reason":"nothing changed"},
          {"action":"recreate","entity":"visitors/tomcat","reason":"its image changed"}],"warnings":[]}
        """;
}
