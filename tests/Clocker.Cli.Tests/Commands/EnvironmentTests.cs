using Xunit;

namespace Clocker.Cli.Tests.Commands;

public sealed class EnvironmentTests : IAsyncLifetime
{
    private const string Blueprint = """
        services:
        - type: docker:nginx
          id: web
          memory: 64m
        """;

    private readonly CommandRun _run = new();

    public async ValueTask InitializeAsync()
    {
        await _run.WithServerAsync();
        _run.File("shop.yaml", Blueprint);
        _run.File("staging.yaml", "location: staging\nservices:\n  web: { memory: 128m }\n");
        _run.File("mine.yaml", "services:\n  web: { cpus: 1 }\n");
    }

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task Environments_are_sent_as_they_are_written_in_their_order()
    {
        _run.Variables["CLOCKER_LOCATION"] = "usual";
        _run.Server.On("POST /api/applications", """{"application":"a1","name":"shop","isNew":true,"undo":"u","steps":[],"warnings":[]}""", 202);


        Assert.Equal(0, await _run.RunAsync("up shop.yaml --env staging.yaml --env mine.yaml --detach"));


        var body = Assert.Single(_run.Server.Bodies);
        Assert.Contains(
            """
            "environments":[{"name":"staging.yaml","text":"location: staging\nservices:\n  web: { memory: 128m }\n"},{"name":"mine.yaml","text":"services:\n  web: { cpus: 1 }\n"}]
            """,
            body,
            StringComparison.Ordinal);
        Assert.Contains("\"usualLocation\":\"usual\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"location\":", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_shows_the_line_of_the_file_that_is_wrong()
    {
        _run.File("wrong.yaml", "services:\n  wep: { memory: 1g }\n  web: { memry: 1g }\n");


        Assert.Equal(3, await _run.RunAsync("validate shop.yaml --env staging.yaml --env wrong.yaml"));


        Assert.Equal(
            """
            wrong.yaml:2:3: error CLK1603: The blueprint has no service "wep". Did you mean "web"?
              2 |   wep: { memory: 1g }
                |   ^
            wrong.yaml:3:10: warning CLK1201: Service "web" has an unknown key "memry", which is ignored. Did you mean "memory"?
              3 |   web: { memry: 1g }
                |          ^
            shop.yaml with staging.yaml with wrong.yaml is not valid, with 1 error and 1 warning.

            """,
            _run.Output);
    }

    [Fact]
    public async Task Nothing_is_sent_that_is_not_valid()
    {
        _run.File("wrong.yaml", "- web\n");


        Assert.Equal(3, await _run.RunAsync("up shop.yaml --env wrong.yaml"));


        Assert.Contains("wrong.yaml:1:1: error CLK1601", _run.Error, StringComparison.Ordinal);
        Assert.Empty(_run.Server.Bodies);
    }

    [Fact]
    public async Task An_environment_that_is_not_there_is_wrong_use() =>
        Assert.Equal((2, "Error: There is no file nowhere.yaml.\n"), (await _run.RunAsync("plan shop.yaml --env nowhere.yaml"), _run.Error));

    [Fact]
    public async Task A_plan_says_what_environments_change()
    {
        _run.Server.On(
            "POST /api/plan",
            """
            {"name":"shop","steps":[{"action":"create","entity":"shop/web","reason":"it is new"}],"warnings":[],
            "environment":[{"entity":"shop","key":"location","at":"staging.yaml:1:1"},{"entity":"shop/web","key":"docker.memory","at":"staging.yaml:3:10","instead":"shop.yaml:4:3"}]}
            """);


        Assert.Equal(0, await _run.RunAsync("plan shop.yaml --env staging.yaml"));


        Assert.Equal(
            """
            ACTION   ENTITY     REASON
            create   shop/web   it is new

            ENTITY     KEY             FROM                INSTEAD OF
            shop       location        staging.yaml:1:1
            shop/web   docker.memory   staging.yaml:3:10   shop.yaml:4:3

            """,
            _run.Output);
    }
}
