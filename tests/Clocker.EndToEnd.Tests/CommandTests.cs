using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

using Clocker.Client.Local;

using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>What a command says and ends with, and who may talk to a server.</summary>
[Trait("Kind", "Docker")]
public sealed class CommandTests(Installation user) : IClassFixture<Installation>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exit_codes_say_what_was_wrong()
    {
        var name = $"exit-{user.Tag}";
        var good = user.File("exit.yaml", Blueprints.Of(name, Blueprints.Idle("a")));
        var bad = user.File("bad.yaml", "services:\n- type: dokcer:nginx\n");
        await using var nobody = new Installation();


        Assert.Equal(0, (await user.RunAsync("up", good)).ExitCode);
        var unknown = await user.RunAsync("tree", $"{name}x");
        Assert.Equal((1, 2, 3, 3, 4), (
            unknown.ExitCode,
            (await user.RunAsync("upp", good)).ExitCode,
            (await user.RunAsync("up", bad)).ExitCode,
            (await nobody.RunAsync("validate", bad)).ExitCode,
            (await nobody.RunAsync("ps")).ExitCode));
        Assert.Contains($"Did you mean \"{name}\"?", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_server_in_the_background_finds_amiss_is_said()
    {
        await using var other = new Installation();
        Directory.CreateDirectory(other.Data.Path);
        await File.WriteAllTextAsync(other.Data.In("config.yaml"), "locatoin: local\n", Cancellation);
        var name = $"amiss-{other.Tag}";


        var up = await other.DoAsync("up", other.File("amiss.yaml", Blueprints.Of(name, Blueprints.Idle("a"))));


        Assert.Contains("Warning: ", up.Error, StringComparison.Ordinal);
        Assert.Contains("locatoin", up.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_loop_fails_with_its_cause_and_last_words()
    {
        var name = $"crash-{user.Tag}";


        var up = await user.RunAsync("up", user.File("crash.yaml", $$"""
            id: {{name}}
            services:
            - type: docker:busybox:1.35
              id: boom
              command: [ sh, -c, "echo these are my last words; exit 3" ]
              healthcheck: { test: [ CMD, test, -f, /never ] }
            """));


        Assert.Equal(1, up.ExitCode);
        Assert.Contains($"{name}/boom failed: the container ended with exit code 3", up.Error, StringComparison.Ordinal);
        Assert.Contains("| these are my last words", up.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exec_passes_input_output_and_exit_code_on_and_logs_follow()
    {
        var name = $"talk-{user.Tag}";
        await user.DoAsync("up", user.File("talk.yaml", $$"""
            id: {{name}}
            services:
            - type: docker:busybox:1.35
              id: a
              command: [ sh, -c, "mkfifo /in; while :; do cat /in; done" ]
            """));


        using var talk = user.Start("exec", $"{name}/a", "--", "sh", "-c", "tr a-z A-Z; echo done >&2; exit 7");
        await talk.GiveAsync("hello\n");
        var talked = await talk.EndAsync();
        using var logs = user.Start("logs", $"{name}/a", "--follow");
        using var events = user.Start("events", name, "--follow", "--json");
        await user.DoAsync("exec", $"{name}/a", "--", "sh", "-c", "echo heard in the log > /in");
        await logs.PrintsAsync("heard in the log");
        await events.PrintsAsync("instance.launched/1");
        logs.PressControlC();
        events.PressControlC();


        Assert.Equal((7, "HELLO\n", "done\n"), (talked.ExitCode, talked.Output, talked.Error));
        Assert.Equal(130, (await logs.EndAsync()).ExitCode);
        Assert.Equal(130, (await events.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task Only_the_owner_may_talk_to_the_server()
    {
        await user.DoAsync("plan", user.File("own.yaml", Blueprints.Of($"own-{user.Tag}", Blueprints.Idle("a"))));
        var url = JsonDocument.Parse((await user.DoAsync("server", "status", "--json")).Output).RootElement.GetProperty("url").GetString();
        using var http = new HttpClient();


        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal((OwnerOnly, OwnerOnly), (File.GetUnixFileMode(user.Data.Socket), File.GetUnixFileMode(user.Data.Token)));
        Assert.Equal(IPAddress.Loopback.ToString(), new Uri(url!).Host);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(new Uri($"{url}/api/applications"), Cancellation)).StatusCode);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(user.Data.Token, Cancellation)).Trim());
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri($"{url}/api/applications"), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Commands_at_once_start_one_server()
    {
        await using var fresh = new Installation();
        var (one, two) = ($"one-{fresh.Tag}", $"two-{fresh.Tag}");


        var ups = await Task.WhenAll(
            fresh.RunAsync("up", fresh.File("one.yaml", Blueprints.Of(one, Blueprints.Idle("a")))),
            fresh.RunAsync("up", fresh.File("two.yaml", Blueprints.Of(two, Blueprints.Idle("a")))));


        Assert.All(ups, up => Assert.True(up.ExitCode == 0, up.ToString()));
        Assert.Equal([one, two], (await fresh.Client.ApplicationsAsync(Cancellation)).Select(application => application.Name));
        Assert.NotNull(ServerRecord.Read(fresh.Data));
    }

    [Fact]
    public async Task Without_an_engine_it_says_so_and_does_not_hang()
    {
        await using var alone = new Installation().With("DOCKER_HOST", "unix:///nowhere/docker.sock");
        var name = $"alone-{alone.Tag}";


        var doctor = await alone.RunAsync("doctor");
        var up = await alone.RunAsync("up", alone.File("alone.yaml", Blueprints.Of(name, Blueprints.Idle("a"))), "--timeout", "3s");
        var down = await alone.RunAsync("down", name);


        Assert.Equal((1, 1, 0), (doctor.ExitCode, up.ExitCode, down.ExitCode));
        Assert.Contains("unix:///nowhere/docker.sock", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("does not answer", up.All, StringComparison.Ordinal);
    }
}
