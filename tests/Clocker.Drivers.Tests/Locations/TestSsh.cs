using System.Diagnostics;
using Clocker.Drivers.Tests.Docker;
using Xunit;

namespace Clocker.Drivers.Tests.Locations;

/// <summary>A lab's host that lets root and the user ada in over SSH, with a key; ada may not use the engine.</summary>
public sealed class TestSsh : IAsyncLifetime
{
    private readonly TestLab _lab = new();
    private readonly TemporaryDirectory _directory = new();

    public string Address => _lab.First.Host;

    /// <summary>Settings for <c>ssh</c> with the right key and the host's key.</summary>
    public string Config => Settings("good", "key", "known");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _lab.InitializeAsync();
        await KeyAsync("key");
        await KeyAsync("wrong");
        await File.WriteAllTextAsync(_directory.File("nobody"), "", Cancellation);
        var key = (await File.ReadAllTextAsync(_directory.File("key.pub"), Cancellation)).Trim();
        var host = await InsideAsync($"""
            useradd -m ada && mkdir -p /run/sshd /home/ada/.ssh
            for home in /root /home/ada; do echo '{key}' > $home/.ssh/authorized_keys; done
            ssh-keygen -A > /dev/null && /usr/sbin/sshd && cat /etc/ssh/ssh_host_ed25519_key.pub
            """);
        await File.WriteAllTextAsync(_directory.File("known"), $"{Address} {host}", Cancellation);
    }

    /// <summary>Settings for <c>ssh</c> with a key and a file of known hosts.</summary>
    public string Settings(string name, string key, string known)
    {
        var path = _directory.File($"{name}.conf");
        File.WriteAllText(
            path,
            $"""
            Host *
              IdentityFile {_directory.File(key)}
              IdentitiesOnly yes
              UserKnownHostsFile {_directory.File(known)}
              GlobalKnownHostsFile /dev/null
            """);
        return path;
    }

    /// <summary>Ends all connections that are open, as a network would that went away.</summary>
    public Task CutAsync() => InsideAsync("""
        for process in /proc/[0-9]*; do
            [ "$(cat $process/comm 2> /dev/null)" != sshd ] || [ ${process#/proc/} = $(cat /run/sshd.pid) ] || kill ${process#/proc/} || true
        done
        """);

    public async ValueTask DisposeAsync()
    {
        await _lab.DisposeAsync();
        _directory.Dispose();
    }

    private async Task<string> InsideAsync(string script)
    {
        using var engine = new TestEngine();
        var result = await engine.Host.Access.RunAsync((await _lab.LookAsync("host-1")).ID, ["sh", "-ec", script], Cancellation);
        Assert.True(result.ExitCode == 0, result.Output);
        return result.Output;
    }

    private async Task KeyAsync(string name)
    {
        using var making = Process.Start(new ProcessStartInfo("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", _directory.File(name)]))!;
        await making.WaitForExitAsync(Cancellation);
        Assert.Equal(0, making.ExitCode);
    }
}
