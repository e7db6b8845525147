using System.Text;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Values;
using Xunit;

namespace Clocker.Contracts.Containers;

/// <summary>What every container host does inside its containers. The image has a shell with busybox's commands.</summary>
public abstract class ContainerAccessContract : HostContract
{
    /// <summary>A value that is kept as a secret.</summary>
    protected abstract Task<Value> SecretAsync(string value);

    /// <summary>A file whose content is known to the host under test.</summary>
    protected abstract Task<FileSpec> BlobFileAsync(string path, byte[] content, int mode);

    [Theory]
    [InlineData("exit 0", 0, "")]
    [InlineData("echo out; echo err >&2; exit 7", 7, "out\nerr\n")]
    public Task A_command_gives_its_exit_code_and_output(string script, int code, string output) => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec());

        var result = await RunAsync(id, script);
        Assert.Equal(code, result.ExitCode);
        Assert.Equal(output.Split('\n').Order(), result.Output.Split('\n').Order());
    });

    [Fact]
    public Task A_command_that_cannot_be_run_gives_126_or_127() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec());

        Assert.InRange((await Host.Access.RunAsync(id, ["no-such-command"], Cancellation)).ExitCode, 126, 127);
        Assert.InRange((await Host.Access.RunAsync(id, ["/etc/hostname"], Cancellation)).ExitCode, 126, 127);
    });

    [Fact]
    public Task A_command_needs_a_running_container() => PlayAsync(async () =>
    {
        var id = await Host.CreateAsync(Recipe("web", Spec()), Cancellation);

        await FaultAsync(DeviceFault.Conflict, () => Host.Access.RunAsync(id, ["true"], Cancellation));
    });

    [Fact]
    public Task Of_a_long_output_the_end_is_kept() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec());

        var output = (await RunAsync(id, "i=0; while [ $i -lt 30000 ]; do echo line $i; i=$((i+1)); done")).Output;
        Assert.Equal(64 << 10, output.Length);
        Assert.EndsWith("line 29998\nline 29999\n", output, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_command_that_takes_long_can_be_cancelled() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec());
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = Host.Access.RunAsync(id, ["sh", "-c", "sleep 50"], ending.Token);
        await RunAsync(id, "true");
        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    });

    [Fact]
    public Task The_environment_command_and_names_are_as_asked() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec() with
        {
            Hostname = "the-web",
            Environment = [new("PLAIN", Value.Of("a b=c")), new("NUMBER", Value.Of(1.10m)), new("PASSWORD", await SecretAsync("geheim"))],
            ExtraHosts = [new("elsewhere", "10.1.2.3")],
            User = "1000:1000",
        });

        var seen = await RunAsync(id, "echo $PLAIN,$NUMBER,$PASSWORD; hostname; grep elsewhere /etc/hosts | cut -f1; id -u; id -g");
        Assert.Equal("a b=c,1.10,geheim\nthe-web\n10.1.2.3\n1000\n1000\n", seen.Output);
    });

    [Fact]
    public Task A_secret_in_a_command_is_revealed() => PlayAsync(async () =>
    {
        var joined = new Value.Joined([Value.Of("echo pw:"), await SecretAsync("geheim")]);
        var id = await StartedAsync("task", Spec() with { Entrypoint = ["sh", "-c"], Command = [joined] });

        Assert.Equal(["pw:geheim"], await LogTextsAsync(id, null));
    });

    [Fact]
    public Task Files_arrive_with_their_bytes_modes_and_directories() => PlayAsync(async () =>
    {
        var id = await Host.CreateAsync(Recipe("web", Spec()), Cancellation);
        var binary = Enumerable.Range(0, 300_000).Select(number => (byte)(number * 31)).ToArray();
        await Host.CopyFilesAsync(
            id,
            [
                new FileSpec("/etc/app.conf", new Value.Joined([Value.Of("pw="), await SecretAsync("geheim"), Value.Of("\n")]), null, 0b110_000_000),
                new FileSpec("/new/deep/run.sh", Value.Of("#!/bin/sh\necho ran\n"), null, 0b111_101_101),
                await BlobFileAsync("/tmp/data.bin", binary, 0b110_100_100),
            ],
            Cancellation);
        await Host.StartAsync(id, Cancellation);

        Assert.Equal("pw=geheim\n", (await RunAsync(id, "cat /etc/app.conf")).Output);
        Assert.Equal("ran\n", (await RunAsync(id, "/new/deep/run.sh")).Output);
        Assert.Equal(
            "600 0 0\n755 0 0\n755 0 0\n755 0 0\n644 0 0\n1777\n755\n",
            (await RunAsync(id, "stat -c '%a %u %g' /etc/app.conf /new /new/deep /new/deep/run.sh /tmp/data.bin; stat -c %a /tmp /etc")).Output);
        Assert.StartsWith(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(binary)),
            (await RunAsync(id, "sha256sum /tmp/data.bin")).Output,
            StringComparison.Ordinal);
    });

    [Fact]
    public Task Containers_on_a_network_find_each_other_by_their_aliases() => PlayAsync(async () =>
    {
        var network = await NetworkAsync("net");
        var other = await NetworkAsync("other");
        var web = await StartedAsync("web", Spec() with { Command = Serving }, new Attachment(network, ["web", "www"]));
        var client = await StartedAsync("client", Spec() with { Hostname = "client" }, new Attachment(network, ["client"]));
        var stranger = await StartedAsync("stranger", Spec() with { Hostname = "stranger" }, new Attachment(other, ["stranger"]));
        await ListensAsync(web, 8080);

        Assert.Equal("hello\n", (await RunAsync(client, "wget -qO- http://web:8080/")).Output);
        Assert.Equal("hello\n", (await RunAsync(client, "wget -qO- http://www:8080/")).Output);
        Assert.NotEqual(0, (await RunAsync(stranger, "wget -qO- http://web:8080/")).ExitCode);
    });

    [Fact]
    public Task A_published_port_reaches_the_container() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec() with { Command = Serving, Ports = [new PortSpec(8080)] });
        await ListensAsync(id, 8080);

        var port = Assert.Single((await LookAsync(id)).Ports);
        using var http = new HttpClient();
        var host = await Host.DescribeAsync(Cancellation);
        Assert.Equal("hello\n", await http.GetStringAsync(new Uri($"http://{host.Address}:{port.Host}/"), Cancellation));
    });

    [Fact]
    public Task What_listens_for_others_is_seen() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec() with { Command = Serving });
        await ListensAsync(id, 8080);
        await RunAsync(id, "httpd -p 127.0.0.1:9999");

        Assert.Equal([8080], await Host.Access.ListeningAsync(id, Cancellation));
    });

    [Fact]
    public Task A_named_volume_keeps_its_files_and_a_nameless_one_goes_with_its_container() => PlayAsync(async () =>
    {
        await Host.Volumes.CreateAsync(Named("data"), Marked(), Cancellation);
        var spec = Spec() with { Mounts = [new MountSpec("data", "/data"), new MountSpec(null, "/scratch")] };
        var recipe = Recipe("web", spec) with { Volumes = [new("data", Named("data"))] };
        var id = await Host.CreateAsync(recipe, Cancellation);
        await Host.StartAsync(id, Cancellation);
        Assert.Equal(0, (await RunAsync(id, "echo kept > /data/a; echo gone > /scratch/b")).ExitCode);
        await Host.RemoveAsync(id, Cancellation);

        id = await Host.CreateAsync(recipe, Cancellation);
        await Host.StartAsync(id, Cancellation);
        Assert.Equal("kept\n", (await RunAsync(id, "cat /data/a; ls /scratch")).Output);
    });

    [Theory]
    [InlineData(false, "you said: hello\n")]
    [InlineData(true, "you said: hello\r\n")]
    public Task A_talk_goes_both_ways(bool terminal, string answer) => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec());
        await using var talk = await Host.Access.TalkAsync(
            id, ["sh", "-c", "stty -echo 2>/dev/null; echo ready; read line; echo you said: $line; exit 5"], terminal, Cancellation);
        await HearAsync(talk, "ready");
        if (terminal)
        {
            await talk.ResizeAsync(120, 40, Cancellation);
        }

        await talk.WriteAsync(Encoding.UTF8.GetBytes("hello\n"), Cancellation);

        Assert.EndsWith(answer, await HearAsync(talk, null), StringComparison.Ordinal);
        Assert.Equal(5, await talk.ExitCodeAsync(Cancellation));
    });

    [Fact]
    public Task A_terminal_has_the_size_it_was_told() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec());
        await using var talk = await Host.Access.TalkAsync(id, ["sh", "-c", "stty -echo; echo ready; read line; stty size"], terminal: true, Cancellation);
        await HearAsync(talk, "ready");
        await talk.ResizeAsync(132, 43, Cancellation);
        await talk.WriteAsync(Encoding.UTF8.GetBytes("go\n"), Cancellation);

        Assert.Contains("43 132", await HearAsync(talk, null), StringComparison.Ordinal);
    });

    [Fact]
    public Task Input_has_an_end_and_errors_are_told_apart() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec());
        await using var talk = await Host.Access.TalkAsync(id, ["sh", "-c", "cat; echo done >&2"], terminal: false, Cancellation);
        await talk.WriteAsync(Encoding.UTF8.GetBytes("all of it"), Cancellation);
        await talk.CloseInputAsync(Cancellation);

        var said = new Dictionary<bool, string> { [false] = "", [true] = "" };
        var buffer = new byte[100];
        while (await talk.ReadAsync(buffer, Cancellation) is { Count: > 0 } part)
        {
            said[part.IsError] += Encoding.UTF8.GetString(buffer, 0, part.Count);
        }

        Assert.Equal(("all of it", "done\n"), (said[false], said[true]));
        Assert.Equal(0, await talk.ExitCodeAsync(Cancellation));
    });

    [Fact]
    public Task Logs_are_read_from_the_beginning_or_the_end() => PlayAsync(async () =>
    {
        var id = await StartedAsync("task", Spec() with { Command = Shell("for i in 1 2 3 4 5; do echo line $i; done; echo bad >&2") });
        await UntilAsync(id, one => one.Status == ContainerStatus.Exited);

        var lines = new List<LogLine>();
        await foreach (var line in Host.Access.LogsAsync(id, null, follow: false, Cancellation))
        {
            lines.Add(line);
        }

        Assert.Equal(["line 1", "line 2", "line 3", "line 4", "line 5"], lines.Where(line => !line.IsError).Select(line => line.Text));
        Assert.Equal(["bad"], lines.Where(line => line.IsError).Select(line => line.Text));
        Assert.All(lines, line => Assert.NotEqual(default, line.At));
        Assert.Equal(2, (await LogTextsAsync(id, 2)).Count);
    });

    [Fact]
    public Task Followed_logs_tell_what_comes_and_end_with_the_container() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec() with { Command = Shell("echo first; while [ ! -f /go ]; do sleep 0.1; done; echo second") });
        await using var lines = Host.Access.LogsAsync(id, null, follow: true, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await lines.MoveNextAsync());
        Assert.Equal("first", lines.Current.Text);

        await RunAsync(id, "touch /go");
        Assert.True(await lines.MoveNextAsync());
        Assert.Equal("second", lines.Current.Text);
        Assert.False(await lines.MoveNextAsync());
    });

    [Fact]
    public Task A_long_line_of_a_log_is_one_line() => PlayAsync(async () =>
    {
        var id = await StartedAsync("task", Spec() with { Command = Shell("printf '%050000d\\nend\\n' 7; printf unfinished") });
        await UntilAsync(id, one => one.Status == ContainerStatus.Exited);

        var lines = await LogTextsAsync(id, null);
        Assert.Equal([50_000, 3, 10], lines.Select(line => line.Length));
        Assert.DoesNotContain(':', lines[0]);
    });

    [Fact]
    public Task A_check_that_fails_is_told() => PlayAsync(async () =>
    {
        var check = new HealthSpec(["CMD-SHELL", "test -f /well"]) { Interval = TimeSpan.FromSeconds(1), Retries = 1 };
        var id = await StartedAsync("web", Spec() with { Health = check });
        Assert.Equal(Health.Unhealthy, (await UntilAsync(id, one => one.Health != Health.Starting)).Health);
        await RunAsync(id, "touch /well");

        await UntilAsync(id, one => one.Health == Health.Healthy);
    });

    [Fact]
    public Task A_container_that_wants_too_much_memory_is_ended() => PlayAsync(async () =>
    {
        var id = await StartedAsync("hog", Spec() with
        {
            MemoryBytes = 16 << 20,
            Cpus = 0.5m,
            Command = Shell("exec tail -c 200m /dev/zero"),
        });

        var seen = await UntilAsync(id, one => one.Status == ContainerStatus.Exited);
        Assert.Equal((137, true), (seen.ExitCode, seen.OutOfMemory));
    });

    [Fact]
    public Task A_container_whose_command_cannot_be_run_says_so() => PlayAsync(async () =>
    {
        var id = await Host.CreateAsync(Recipe("web", Spec() with { Entrypoint = ["no-such-command"] }), Cancellation);

        var error = await FaultAsync(DeviceFault.Invalid, () => Host.StartAsync(id, Cancellation));
        Assert.Contains("no-such-command", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("OCI runtime", error.Message, StringComparison.Ordinal);
    });

    private static ValueList<Value> Shell(string script) => [Value.Of("sh"), Value.Of("-c"), Value.Of(script)];

    /// <summary>Says hello on port 8080.</summary>
    protected static ValueList<Value> Serving { get; } = Shell("mkdir /www; echo hello > /www/index.html; exec httpd -f -p 8080 -h /www");

    /// <summary>Runs a script in a container.</summary>
    protected Task<CommandResult> RunAsync(string container, string script) =>
        Host.Access.RunAsync(container, ["sh", "-c", script], Cancellation);

    /// <summary>Waits in the container, where a loop costs nothing, until something listens.</summary>
    protected async Task ListensAsync(string container, int port) =>
        Assert.Equal(0, (await RunAsync(container, $"until grep -q ':{port:X4} .* 0A ' /proc/net/tcp /proc/net/tcp6; do sleep 0.05; done")).ExitCode);

    private async Task<IReadOnlyList<string>> LogTextsAsync(string container, int? tail)
    {
        await UntilAsync(container, one => one.Status == ContainerStatus.Exited);
        var lines = new List<string>();
        await foreach (var line in Host.Access.LogsAsync(container, tail, follow: false, Cancellation))
        {
            lines.Add(line.Text);
        }

        return lines;
    }

    /// <summary>Listens until something was said, or to the end.</summary>
    private async Task<string> HearAsync(IConversation talk, string? until)
    {
        var heard = new StringBuilder();
        var buffer = new byte[100];
        while (await talk.ReadAsync(buffer, Cancellation) is { Count: > 0 } part)
        {
            heard.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            if (until is not null && heard.ToString().Contains(until, StringComparison.Ordinal))
            {
                break;
            }
        }

        return heard.ToString();
    }
}
