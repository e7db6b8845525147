using System.Diagnostics;

using Clocker.Client;
using Clocker.Client.Applications;
using Clocker.Client.Connecting;
using Clocker.Client.Entities;
using Clocker.Client.Events;
using Clocker.Client.Local;
using Clocker.Client.Problems;

using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>One user's machine: a data directory, the command, and the server that it starts. Leaves nothing behind.</summary>
public sealed class Installation : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("clk");
    private readonly Dictionary<string, string> _variables = [];
    private string? _plane;

    internal Installation With(string variable, string value)
    {
        _variables[variable] = value;
        return this;
    }

    /// <summary>Goes into the names of applications, so that those of several tests differ.</summary>
    internal string Tag => _directory.Name.ToLowerInvariant();

    internal DataDirectory Data => new(Path.Combine(_directory.FullName, "data"));

    internal Engine Engine { get; } = new();

    internal ClockerClient Client => field ??= new(new ServerAddress.Local(Data.Socket));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Writes a file where the user is.</summary>
    internal string File(string name, string text)
    {
        var path = Path.Combine(_directory.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs a command to its end.</summary>
    internal async Task<Ended> RunAsync(params string[] arguments)
    {
        using var running = Start(arguments);
        return await running.EndAsync();
    }

    /// <summary>Runs a command that has to work.</summary>
    internal async Task<Ended> DoAsync(params string[] arguments)
    {
        var ended = await RunAsync(arguments);
        Assert.True(ended.ExitCode == 0, ended.ToString());
        return ended;
    }

    internal Running Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Setting.Published, "cli", "clocker"), arguments)
        {
            WorkingDirectory = _directory.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in start.Environment.Keys.Where(name => name.StartsWith("CLOCKER_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["CLOCKER_DATA"] = Data.Path;
        start.Environment["DOCKER_HOST"] = Setting.Engine;
        start.Environment["CLOCKER_IMAGE_MAP"] = "mysql:*=mariadb:10.11";
        // As ./clocker tells it to the server's program.
        start.Environment["DOTNET_ROOT"] = System.IO.File.ReadAllText(Path.Combine(Setting.Published, "dotnet-root")).Trim();
        foreach (var (variable, value) in _variables)
        {
            start.Environment[variable] = value;
        }

        return new Running($"clocker {string.Join(' ', arguments)}", start);
    }

    /// <summary>The plane's id, which everything that it makes bears.</summary>
    internal async Task<string> PlaneAsync() =>
        _plane ??= (await Client.StatusAsync(TestContext.Current.CancellationToken)).Plane;

    /// <summary>Waits until an application is as it should be.</summary>
    internal async Task<ApplicationTree> UntilAsync(string application, Func<ApplicationTree, bool> isSo, int seconds = 60)
    {
        using var deadline = Deadline.In(seconds);
        ApplicationTree? last = null;
        try
        {
            await foreach (var tree in Client.ChangesAsync(application, deadline.Token))
            {
                last = tree;
                if (isSo(tree))
                {
                    return tree;
                }
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
        }

        throw new TimeoutException($"{application} did not come to be so within {seconds} s: {string.Join(", ", last?.Entities.Select(Words) ?? [])}");
    }

    /// <summary>Waits until all of an application runs.</summary>
    internal Task<ApplicationTree> RunningAsync(string application) =>
        UntilAsync(application, tree => tree.Entities.All(entity => entity is { State: "RUNNING", IsUp: true }));

    /// <summary>Waits until an application is gone.</summary>
    internal async Task GoneAsync(string application)
    {
        using var deadline = Deadline.In(60);
        try
        {
            await foreach (var _ in Client.ChangesAsync(application, deadline.Token))
            {
            }
        }
        catch (ProblemException problem) when (problem.Problem.Code == ProblemCodes.ApplicationNotFound)
        {
        }
    }

    /// <summary>Waits until something has happened.</summary>
    internal async Task<EventAnswer> HappensAsync(string application, Func<EventAnswer, bool> isIt)
    {
        using var deadline = Deadline.In(60);
        await foreach (var fact in Client.EventsAsync(application, 0, follow: true, deadline.Token))
        {
            if (isIt(fact))
            {
                return fact;
            }
        }

        throw new TimeoutException($"It did not happen to {application}.");
    }

    /// <summary>The server's process is gone, from one moment to the next.</summary>
    internal Task KillServerAsync() => EndServerAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        // Also after a test that failed or ran out of time, whose token is cancelled.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        try
        {
            foreach (var application in await Client.ApplicationsAsync(patience.Token))
            {
                await RunAsync("down", application.Name, "--volumes", "--timeout", "60s");
            }

            _plane ??= (await Client.StatusAsync(patience.Token)).Plane;
        }
        catch (Exception exception) when (exception is ServerUnreachableException or ProblemException or OperationCanceledException)
        {
            // No server, nothing to ask; what is left is looked for below.
        }

        await EndServerAsync(patience.Token);
        await Engine.SweepAsync(_plane, patience.Token);
        Client.Dispose();
        Engine.Dispose();
        _directory.Delete(recursive: true);
    }

    private async Task EndServerAsync(CancellationToken cancellation)
    {
        // A number in a record that a killed server left may be another process's by now.
        if (ServerRecord.Read(Data) is { } record
            && System.IO.File.Exists($"/proc/{record.Pid}/cmdline")
            && (await System.IO.File.ReadAllTextAsync($"/proc/{record.Pid}/cmdline", cancellation)).Contains(Data.Path, StringComparison.Ordinal))
        {
            using var server = Process.GetProcessById(record.Pid);
            server.Kill();
            await server.WaitForExitAsync(cancellation);
        }
    }

    private static string Words(EntityAnswer entity) =>
        $"{entity.Address} {entity.State} {entity.Container?.State} {entity.Waiting} {string.Join("; ", entity.Problems.Values)}";
}
