using System.Diagnostics;

using Clocker.Client.Labs;
using Clocker.Client.Serving;

using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>A lab of a user, and the clouds of its hosts. All of it goes at the end, whatever became of the test.</summary>
internal sealed class UserLab : IAsyncDisposable
{
    private readonly Installation _user;
    private readonly string _name;
    private readonly List<string> _clouds = [];

    private UserLab(Installation user, string name) => (_user, _name) = (user, name);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<UserLab> UpAsync(Installation user, string name, params string[] options)
    {
        var lab = new UserLab(user, name);
        await user.DoAsync(["lab", "up", "--name", name, .. options]);
        return lab;
    }

    /// <summary>Makes a cloud of its hosts.</summary>
    public async Task CloudAsync(string cloud, params string[] options)
    {
        _clouds.Add(cloud);
        await _user.DoAsync(["cloud", "create", cloud, "--location", $"lab:{_name}", .. options]);
    }

    public async Task<LabAnswer> LookAsync() => Assert.Single(await _user.Client.LabsAsync(Cancellation), lab => lab.Name == _name);

    /// <summary>Waits until the hosts of a cloud are as they should be.</summary>
    public async Task UntilAsync(string cloud, Func<IReadOnlyList<HostAnswer>, bool> isSo)
    {
        using var deadline = Deadline.In(60);
        await foreach (var change in _user.Client.CloudChangesAsync(cloud, deadline.Token))
        {
            if (isSo(change.Hosts))
            {
                return;
            }
        }

        throw new TimeoutException($"{cloud} did not come to be so.");
    }

    /// <summary>Waits until nothing of an application is on a host, as its engine says.</summary>
    public async Task UntilEmptyAsync(string host, string application)
    {
        using var deadline = Deadline.In(60);
        var there = (await LookAsync()).Hosts.Single(one => one.Name == host);
        while ((await ContainersAsync(there, application)).Count > 0)
        {
            deadline.Token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The containers of an application, running or not, that the engines of one host have, or of all.</summary>
    public async Task<IReadOnlyList<string>> ContainersAsync(LabHostAnswer? host, string application)
    {
        var lab = await LookAsync();
        var found = await Task.WhenAll(lab.Hosts.Where(one => host is null || one.Name == host.Name).Select(async one =>
            (await DockerAsync(lab, one, "ps", "-aq", "--filter", $"label=io.clocker.application={application}")).Output));
        return [.. found.SelectMany(output => output.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
    }

    /// <summary>Docker's own command on a host of a lab, with the lab's certificates.</summary>
    public static async Task<Ended> DockerAsync(LabAnswer lab, LabHostAnswer host, params string[] arguments)
    {
        var start = new ProcessStartInfo("docker", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOCKER_HOST"] = $"tcp://{host.Address}:2376";
        start.Environment["DOCKER_CERT_PATH"] = lab.Certificates;
        start.Environment["DOCKER_TLS_VERIFY"] = "1";
        using var running = new Running($"docker {string.Join(' ', arguments)}", start);
        return await running.EndAsync(60);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var application in await _user.Client.ApplicationsAsync(CancellationToken.None))
        {
            await _user.RunAsync("down", application.Name, "--timeout", "30s");
        }

        foreach (var cloud in _clouds)
        {
            await _user.RunAsync("cloud", "rm", cloud, "--timeout", "30s");
        }

        await _user.RunAsync("lab", "down", "--name", _name, "--force");
    }
}
