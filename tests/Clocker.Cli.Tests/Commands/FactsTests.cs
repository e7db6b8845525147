using Xunit;

namespace Clocker.Cli.Tests.Commands;

/// <summary>Commands that print facts: what people and programs read, and the exit code.</summary>
public sealed class FactsTests : IAsyncLifetime
{
    private readonly CommandRun _run = new();

    public async ValueTask InitializeAsync() => await _run.WithServerAsync();

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task Ps_lists_applications()
    {
        _run.Server.On("GET /api/applications", Canned.Applications);


        Assert.Equal(0, await _run.RunAsync("ps"));


        Assert.Equal(
            """
            NAME       STATE     UP    LOCATION   AGE      URI
            visitors   RUNNING   4/4   local      1h 00m   http://127.0.0.1:32768/
            shop       ON_FIRE   1/2   local      30s

            """,
            _run.Output);
        Assert.Equal(["GET /api/applications"], _run.Server.Asked);
    }

    [Theory]
    [InlineData("0", 0, "")]
    [InlineData("3", 1, "local/here: runDockerCommand ended with exit code 3.")]
    [InlineData("null", 1, "local/here: runDockerCommand was cut off; nobody knows how far it came.")]
    public async Task What_a_host_s_machine_printed_is_shown_as_it_is(string code, int exitCode, string problem)
    {
        _run.Server.On(
            "POST /api/entities/local%2Fhere/effectors/runDockerCommand",
            $$"""{"application":"local","entity":"local/here","result":{"exitCode":{{code}},"output":"one\ntwo\n"} }""");


        Assert.Equal(exitCode, await _run.RunAsync("invoke", "local/here", "runDockerCommand", "command=ps --all"));


        Assert.Equal("one\ntwo\n", _run.Output);
        Assert.Contains(problem, _run.Error, StringComparison.Ordinal);
        Assert.Equal("""{"command":"ps --all"}""", Assert.Single(_run.Server.Bodies));
    }

    [Fact]
    public async Task Explain_shows_what_each_strategy_thinks_of_each_host()
    {
        _run.Server.On(
            "GET /api/entities/visitors%2Fweb/placement",
            """
            {"entity":"visitors/web","cloud":"mine","host":"host-1","summary":"on host-1; not on 1 of 2 hosts: memory","hosts":[
            {"host":"host-1","best":true,"strategies":[{"strategy":"LeastContainers","accepted":true,"score":-1}]},
            {"host":"host-2","best":false,"reason":"memory","strategies":[{"strategy":"EnoughMemory","accepted":false,"score":0,"words":"It reserves 1 GiB of memory."}]}]}
            """);


        Assert.Equal(0, await _run.RunAsync("explain visitors/web"));


        Assert.Equal(
            """
            visitors/web in mine: on host-1; not on 1 of 2 hosts: memory
            HOST                  STRATEGY          VERDICT
            host-1   it is here   LeastContainers   score -1
            host-2   no           EnoughMemory      It reserves 1 GiB of memory.

            """,
            _run.Output);
    }

    [Fact]
    public async Task Effectors_lists_what_an_entity_can_be_told_to_do()
    {
        _run.Server.On("GET /api/entities/mine/effectors", """[{"name":"resize","description":"More or fewer hosts.","parameters":[{"name":"desiredSize","description":"How many.","isRequired":true}]}]""");


        Assert.Equal(0, await _run.RunAsync("effectors mine"));


        Assert.Equal(
            """
            NAME     TAKES
            resize   desiredSize   More or fewer hosts.

            """,
            _run.Output);
    }

    [Fact]
    public async Task Invoke_sends_what_the_effector_takes()
    {
        _run.Server.On("POST /api/entities/mine/effectors/resize", """{"application":"mine","entity":"mine"}""", 202);


        Assert.Equal(0, await _run.RunAsync("invoke mine resize desiredSize=3"));
        Assert.Equal(2, await _run.RunAsync("invoke mine resize 3"));


        Assert.Equal(["POST /api/entities/mine/effectors/resize"], _run.Server.Asked);
        Assert.Contains("\"3\" is not of the form NAME=VALUE.", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_show_letters_as_they_are()
    {
        _run.Server.On("GET /api/entities/visitors%2Fweb/config", """[{"key":"files","value":{"index.html":"<h1>It\u0027s \"Grüße\"</h1>"},"from":"here"}]""");


        Assert.Equal(0, await _run.RunAsync("config visitors/web"));


        Assert.EndsWith("""files   here             {"index.html":"<h1>It's \"Grüße\"</h1>"}""" + "\n", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tree_says_why_what_runs_is_not_up()
    {
        _run.Server.On("GET /api/applications/visitors", Canned.Tree(Canned.Root(), Canned.Haproxy.Replace(
            "\"isUp\":true", "\"isUp\":false,\"notUp\":\"nothing listens on port 8080\"", StringComparison.Ordinal)));


        Assert.Equal(0, await _run.RunAsync("tree visitors"));


        Assert.Contains("nothing listens on port 8080", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tree_says_why_what_is_on_fire_has_no_container()
    {
        _run.Server.On("GET /api/applications/visitors", Canned.Tree(Canned.Root(), Canned.Tomcat("ON_FIRE", ",\"notUp\":\"it was removed\"")));


        Assert.Equal(0, await _run.RunAsync("tree visitors"));


        Assert.Contains("it was removed", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tree_says_why_what_has_ended_does_not_come_up()
    {
        _run.Server.On("GET /api/applications/visitors", Canned.Tree(Canned.Root("STARTING"), Canned.Haproxy
            .Replace("\"state\":\"RUNNING\"", "\"state\":\"STARTING\"", StringComparison.Ordinal)
            .Replace("\"state\":\"running\"", "\"state\":\"stopped\"", StringComparison.Ordinal)
            .Replace("\"isUp\":true", "\"isUp\":false,\"notUp\":\"it ended with exit code 0\"", StringComparison.Ordinal)));


        Assert.Equal(0, await _run.RunAsync("tree visitors"));


        Assert.Contains("it ended with exit code 0", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tree_shows_drift()
    {
        _run.Server.On("GET /api/applications/visitors", Canned.Tree(Canned.Root(), Canned.Haproxy.Replace("\"drift\":[]", "\"drift\":[\"env A\",\"links\"]", StringComparison.Ordinal)));


        Assert.Equal(0, await _run.RunAsync("tree visitors"));


        Assert.Contains("drift: env A, links", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ps_as_JSON_is_one_list()
    {
        _run.Server.On("GET /api/applications", "[]");


        Assert.Equal(0, await _run.RunAsync("ps --json"));


        Assert.Equal("[]\n", _run.Output);
    }

    [Fact]
    public async Task Tree_shows_states_places_and_troubles()
    {
        var broken = Canned.Tomcat("ON_FIRE").Replace("\"problems\":{}", "\"problems\":{\"image\":\"no such image\"}", StringComparison.Ordinal);
        _run.Server.On("GET /api/applications/visitors", Canned.Tree(Canned.Root("STARTING"), Canned.Haproxy, broken));


        Assert.Equal(0, await _run.RunAsync("tree visitors"));


        Assert.Equal(
            """
            ENTITY       STATE      HOST   IMAGE         ADDRESSES    PORTS
            visitors     STARTING
            ├─ haproxy   RUNNING    here   haproxy:2.6   172.18.0.2   127.0.0.1:32768->8080
            └─ tomcat    ON_FIRE           tomcat:10.1                                        no such image

            """,
            _run.Output);
    }

    [Fact]
    public async Task Tree_of_everything_as_JSON_is_one_list()
    {
        _run.Server.On("GET /api/trees", $"[{Canned.Tree(Canned.Root())}]");


        Assert.Equal(0, await _run.RunAsync("tree --json"));


        using var json = System.Text.Json.JsonDocument.Parse(_run.Output);
        Assert.Equal("visitors", json.RootElement[0].GetProperty("entities")[0].GetProperty("address").GetString());
    }

    [Fact]
    public async Task A_blueprint_is_printed_as_it_is()
    {
        _run.Server.On("GET /api/applications/visitors/blueprint", """{"name":"visitors","text":"id: visitors\nservices: []\n"}""");


        Assert.Equal(0, await _run.RunAsync("blueprint visitors"));


        Assert.Equal("id: visitors\nservices: []\n", _run.Output);
    }

    [Fact]
    public async Task Sensors_as_JSON_are_one_flat_object()
    {
        _run.Server.On("GET /api/entities/visitors%2Fhaproxy/sensors", """{"mapped.main.uri":"http://x/?a=1&b","service.isUp":true,"n":1.10}""");


        Assert.Equal(0, await _run.RunAsync("sensors visitors/haproxy --json"));


        Assert.Equal(
            """
            {
              "mapped.main.uri": "http://x/?a=1&b",
              "service.isUp": true,
              "n": 1.10
            }

            """,
            _run.Output);
    }

    [Fact]
    public async Task Config_is_a_table()
    {
        _run.Server.On("GET /api/entities/haproxy/config", """[{"key":"password","value":"***","from":"visitors","place":"--set"},{"key":"ports","value":[80],"from":"here","place":"visitors.yaml:7:3"},{"key":"x","value":1,"from":"here"}]""");


        Assert.Equal(0, await _run.RunAsync("config haproxy"));


        Assert.Equal(
            """
            NAME       FROM       WRITTEN             VALUE
            password   visitors   --set               ***
            ports      here       visitors.yaml:7:3   [80]
            x          here                           1

            """,
            _run.Output);
    }

    [Fact]
    public async Task A_wrong_entity_gets_did_you_mean_and_exit_code_1()
    {
        _run.Server.On(
            "GET /api/entities/haprxy/sensors",
            Canned.Problem("entity-not-found", 404, "There is no entity \\\"haprxy\\\".", "Did you mean \\\"visitors/haproxy\\\"?"),
            404);


        Assert.Equal(1, await _run.RunAsync("sensors haprxy"));


        Assert.Equal("", _run.Output);
        Assert.Equal(
            """
            Error: There is no entity "haprxy".
              Did you mean "visitors/haproxy"?

            """,
            _run.Error);
    }

    [Fact]
    public async Task Events_are_lines_for_people_and_for_programs()
    {
        const string fact = """{"position":7,"at":"2026-01-01T11:00:00+00:00","application":"visitors","entity":"visitors/haproxy","kind":"claimed","text":"It asked for a container.","who":"me","why":"clocker up"}""";
        _run.Server.On("GET /api/events?after=3&follow=false&application=visitors", $"{fact}\n");


        Assert.Equal(0, await _run.RunAsync("events visitors --after 3"));
        Assert.Equal(0, await _run.RunAsync("events visitors --after 3 --json"));


        Assert.Equal(
            $"""
            2026-01-01 11:00:00Z  visitors/haproxy  It asked for a container.  (me: clocker up)
            {fact}

            """,
            _run.Output);
    }

    [Fact]
    public async Task Logs_of_an_application_say_whose_lines_they_are()
    {
        _run.Server
            .On("GET /api/entities/visitors", Canned.Root())
            .On("GET /api/entities/a1/logs?follow=false&tail=2", """
                {"entity":"visitors/haproxy","at":"2026-01-01T11:00:00+00:00","isError":false,"text":"one"}
                {"entity":"visitors/tomcat","at":"2026-01-01T11:00:01+00:00","isError":true,"text":"two"}
                """);


        Assert.Equal(0, await _run.RunAsync("logs visitors --tail 2"));


        Assert.Equal("haproxy | one\n", _run.Output);
        Assert.Equal("tomcat | two\n", _run.Error);
    }

    [Fact]
    public async Task Logs_of_one_container_are_as_it_printed_them()
    {
        _run.Server
            .On("GET /api/entities/haproxy", Canned.Haproxy)
            .On("GET /api/entities/e1/logs?follow=true", """{"entity":"visitors/haproxy","at":"2026-01-01T11:00:00+00:00","isError":false,"text":"one"}""");


        Assert.Equal(0, await _run.RunAsync("logs haproxy --follow"));


        Assert.Equal("one\n", _run.Output);
    }

    [Fact]
    public async Task Server_status_names_url_and_hosts()
    {
        const string status = """
            {"version":"0.1.0","plane":"p1","pid":42,"url":"http://127.0.0.1:8081","socket":"/d/clocker.sock","data":"/d","startedAt":"2026-01-01T11:00:00+00:00",
             "memoryBytes":104857600,"applications":2,"hosts":[{"id":"h1","name":"here","location":"local","engineVersion":"20.10.24"}]}
            """;
        _run.Server.On("GET /api/status", status);


        Assert.Equal(0, await _run.RunAsync("server status"));


        Assert.Equal(
            """
            Clocker 0.1.0 runs since 2026-01-01 11:00:00Z (1h 00m), process 42.
              URL           http://127.0.0.1:8081
              socket        /d/clocker.sock
              data          /d
              memory        100 MiB
              plane         p1
              applications  2
              host          here (local): Docker Engine 20.10.24

            """,
            _run.Output);
    }

    [Fact]
    public async Task Doctor_says_what_the_server_finds_and_how_to_mend_it()
    {
        _run.Server.On("GET /api/doctor", """[{"check":"engine","level":"error","message":"It does not answer.","remedy":"Start it."}]""");


        Assert.Equal(1, await _run.RunAsync("doctor"));


        Assert.StartsWith(
            """
            error    engine       It does not answer.
                                  Start it.
            ok       permissions
            """,
            _run.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("complete -- l", "lab\nlocation\nlogs\n")]
    [InlineData("complete -- lab ", "down\nkill\nls\nstart\nup\n")]
    [InlineData("complete -- lab kill h", "host-1\nhost-2\n")]
    [InlineData("complete -- logs v", "visitors\nvisitors/haproxy\n")]
    [InlineData("complete -- down s", "shop\n")]
    [InlineData("complete -- up x", ":files\n")]
    [InlineData("complete -- server st", "status\nstop\n")]
    [InlineData("complete -- logs --t", "--tail\n")]
    [InlineData("complete -- logs --tail v", "")]
    [InlineData("complete -- completion b", "bash\n")]
    public async Task Completes_commands_options_and_names(string line, string completions)
    {
        _run.Server
            .On("GET /api/applications", Canned.Applications)
            .On("GET /api/trees", $"[{Canned.Tree(Canned.Root(), Canned.Haproxy)}]")
            .On("GET /api/labs", $"[{Canned.Lab}]");


        Assert.Equal(0, await _run.RunAsync(line));


        Assert.Equal(completions, _run.Output);
    }
}
