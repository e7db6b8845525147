using System.Diagnostics;
using Clocker.Drivers.Machines;
using Clocker.Model.Containers;
using Clocker.Model.Machines;
using Xunit;

namespace Clocker.Drivers.Tests.Machines;

/// <summary>Who is let in, with what, and which machines are believed.</summary>
[Trait("Kind", "Docker")]
public sealed class SshAccessTests(BareMachine bare) : IClassFixture<BareMachine>
{
    private readonly SshKeyPair _stranger = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_that_is_not_let_in_is_said()
    {
        var error = await RefusedAsync(bare.Ssh() with { KeyText = _stranger.Private });

        Assert.StartsWith($"root@127.0.0.1:{bare.SshPort} does not let us in with the key that is given: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encrypted_key_needs_its_passphrase()
    {
        var file = bare.File("locked.pem", bare.Key.PrivateLockedBy("geheim"));
        var locked = bare.Ssh() with { KeyText = null, KeyFiles = [file] };

        Assert.Equal("root", await UserAsync(locked with { KeyPassphrase = "geheim" }));
        Assert.Contains("it is encrypted, and no passphrase is given", (await RefusedAsync(locked)).Message, StringComparison.Ordinal);
        Assert.Contains("the passphrase is wrong", (await RefusedAsync(locked with { KeyPassphrase = "falsch" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_lets_in()
    {
        var options = bare.Ssh("guest") with { KeyText = null };

        Assert.Equal("guest", await UserAsync(options with { Password = "Guest-1" }));
        Assert.Contains("does not let us in with the password", (await RefusedAsync(options with { Password = "other" })).Message, StringComparison.Ordinal);
        Assert.Contains("nothing to be let in with", (await RefusedAsync(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keys_of_an_agent_let_in()
    {
        var socket = bare.File("agent", "") + ".sock";
        using var agent = Process.Start(new ProcessStartInfo("ssh-agent", ["-D", "-a", socket]) { RedirectStandardOutput = true })!;
        try
        {
            await agent.StandardOutput.ReadLineAsync(Cancellation);
            var key = bare.File("agent.pem", bare.Key.Private);
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            var adding = new ProcessStartInfo("ssh-add", ["-q", key]);
            adding.Environment["SSH_AUTH_SOCK"] = socket;
            using var add = Process.Start(adding)!;
            await add.WaitForExitAsync(Cancellation);

            Assert.Equal("root", await UserAsync(bare.Ssh() with { KeyText = null, AgentSocket = socket }));
        }
        finally
        {
            agent.Kill();
        }
    }

    [Fact]
    public async Task A_machine_that_is_not_known_is_believed_only_when_asked_and_then_recorded()
    {
        var options = bare.Ssh() with { KnownHostsFile = bare.KnownHosts + ".fresh", RecordsHostKeys = false };

        Assert.Contains("is not known", (await RefusedAsync(options)).Message, StringComparison.Ordinal);
        Assert.Equal("root", await UserAsync(options with { RecordsHostKeys = true }));
        Assert.Equal("root", await UserAsync(options));
    }

    [Fact]
    public async Task A_machine_that_shows_another_key_is_never_believed()
    {
        var file = bare.File("changed", $"[127.0.0.1]:{bare.SshPort} {_stranger.Public}\n");

        Assert.Contains("shows another key", (await RefusedAsync(bare.Ssh() with { KnownHostsFile = file })).Message, StringComparison.Ordinal);
        Assert.Single(await File.ReadAllLinesAsync(file, Cancellation));
    }

    [Theory]
    [InlineData("admin", null, "0\n")]
    [InlineData("careful", "Careful-1", "0\n")]
    [InlineData("careful", null, "cannot become root: sudo: a password is required")]
    [InlineData("careful", "other", "cannot become root: sudo: ")]
    [InlineData("guest", "Guest-1", "cannot become root: ")]
    public async Task Sudo_makes_root_or_says_why_not(string user, string? password, string expected)
    {
        await using var machine = ShellMachine.Over(bare.Ssh(user) with { SudoPassword = password }, new MachineOptions(), TimeProvider.System);
        string seen;
        try
        {
            var run = new RunId("who-" + Path.GetRandomFileName(), AsRoot: true);
            await machine.StartRunAsync(new RunRequest(run, "id -u"), Cancellation);
            await using var watching = machine.WatchRunAsync(run, 0, Cancellation).GetAsyncEnumerator(Cancellation);
            await watching.MoveNextAsync();
            seen = System.Text.Encoding.UTF8.GetString(((RunProgress.Output)watching.Current).Bytes.Span);
        }
        catch (DeviceException error)
        {
            seen = error.Message;
        }

        Assert.Contains(expected, seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_frozen_is_said_and_not_waited_for()
    {
        await using var machine = ShellMachine.Over(bare.Ssh(), new MachineOptions { AnswerTime = TimeSpan.FromSeconds(2) }, TimeProvider.System);
        await machine.DescribeAsync(Cancellation);
        await bare.PauseAsync();
        try
        {
            var error = await Assert.ThrowsAsync<DeviceException>(() => machine.ReadFileAsync("/etc/hostname", false, Cancellation));
            Assert.Equal((DeviceFault.Unreachable, $"root@127.0.0.1:{bare.SshPort} has not answered for 2 s."), (error.Fault, error.Message));
        }
        finally
        {
            await bare.UnpauseAsync();
        }

        Assert.Equal("root", (await machine.DescribeAsync(Cancellation)).User);
    }

    [Fact]
    public async Task Nobody_there_is_said()
    {
        await using var machine = ShellMachine.Over(bare.Ssh() with { Port = 1 }, new MachineOptions(), TimeProvider.System);

        var error = await Assert.ThrowsAsync<DeviceException>(() => machine.DescribeAsync(Cancellation));
        Assert.Equal((DeviceFault.Unreachable, "root@127.0.0.1:1 does not answer: Connection refused."), (error.Fault, error.Message));
    }

    private static async Task<string> UserAsync(SshOptions options)
    {
        await using var machine = ShellMachine.Over(options, new MachineOptions(), TimeProvider.System);
        return (await machine.DescribeAsync(Cancellation)).User;
    }

    private static async Task<DeviceException> RefusedAsync(SshOptions options)
    {
        await using var machine = ShellMachine.Over(options, new MachineOptions(), TimeProvider.System);
        var error = await Assert.ThrowsAsync<DeviceException>(() => machine.DescribeAsync(Cancellation));
        Assert.Equal(DeviceFault.Invalid, error.Fault);
        return error;
    }
}
