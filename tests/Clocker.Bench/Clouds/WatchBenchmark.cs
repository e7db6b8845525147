using System.Globalization;

using Clocker.Bench.Measuring;
using Clocker.Bench.Reporting;
using Clocker.Bench.Running;

namespace Clocker.Bench.Clouds;

/// <summary>
/// What it costs to watch a large cloud that hardly changes. The server is the one that users run, on the real clock; its
/// hosts only pretend, and live in its process, so that their memory and their work count as the server's.
/// </summary>
internal sealed class WatchBenchmark(Surroundings surroundings)
{
    private const int Hosts = 1000;
    private const string Cloud = "watched";
    private const int ContainersEach = 100;
    private const int DeploymentsAtOnce = 4;
    private const int RestartsPerSecond = 10;
    private const double MostProcessors = 1;
    private const double MostMebibytes = 1024;

    private static readonly TimeSpan ReadyWithin = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Watched = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1.0 / RestartsPerSecond);

    private static string Size => string.Create(CultureInfo.InvariantCulture, $"{Hosts} hosts with {ContainersEach} containers each");

    public async Task RunAsync(Report report, CancellationToken cancellation)
    {
        await using var server = new ClockerServer(surroundings, "watch", "simulated");
        await server.StartAsync(cancellation);
        await server.Client.CreateCloudAsync(new(Cloud, "simulated", Hosts), cancellation);
        await UntilAsync("all hosts are ready", () => HostsAreReadyAsync(server, cancellation), cancellation);
        await DeployAsync(server, cancellation);
        await UntilAsync("all containers run", () => AllRunsAsync(server, cancellation), cancellation);
        await ExpectEvenlyAsync(server, cancellation);
        await Task.Delay(Rest, cancellation);
        await WatchAsync(report, server, cancellation);
        await UntilAsync("all that was restarted runs", () => AllRunsAsync(server, cancellation), cancellation);
    }

    /// <summary>An application's network is on one host, so that each application fills one.</summary>
    private static Task DeployAsync(ClockerServer server, CancellationToken cancellation) => Parallel.ForEachAsync(
        Enumerable.Range(1, Hosts),
        new ParallelOptions { MaxDegreeOfParallelism = DeploymentsAtOnce, CancellationToken = cancellation },
        async (number, cancel) =>
        {
            var name = Name(number);
            await server.Client.DeployAsync(
                new() { SourceName = $"{name}.yaml", SourceText = Blueprint(name), Origin = $"/{name}.yaml", Location = Cloud }, [], cancel);
            if (number % 100 == 0)
            {
                await SayAsync(server, $"deployed {number} applications");
            }
        });

    private static async Task WatchAsync(Report report, ClockerServer server, CancellationToken cancellation)
    {
        var chance = new Random(1);
        var memory = new List<double>();
        var restarts = new List<Task>();
        var (start, spent) = (TimeProvider.System.GetTimestamp(), server.ProcessorSeconds);
        using var beat = new PeriodicTimer(Beat);
        while (TimeProvider.System.GetElapsedTime(start) < Watched && await beat.WaitForNextTickAsync(cancellation))
        {
            var entity = string.Create(CultureInfo.InvariantCulture, $"{Name(chance.Next(Hosts) + 1)}/c{chance.Next(ContainersEach) + 1}");
            restarts.Add(server.Client.InvokeAsync(entity, "restart", new Dictionary<string, string>(), cancellation));
            memory.Add(server.ResidentMebibytes);
        }

        var processors = (server.ProcessorSeconds - spent) / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        await Task.WhenAll(restarts);
        await SayAsync(server, string.Create(CultureInfo.InvariantCulture, $"{restarts.Count} restarts, {processors:0.000} processors"));
        report.Add($"watching {Size}, MiB", "resident, median of a minute", [Statistics.Median(memory)]);
        report.Add($"watching {Size}, MiB", "resident, the most since it was started", [server.MostResidentMebibytes]);
        report.Aim($"watching {Size}: processors", processors, MostProcessors);
        report.Aim($"watching {Size}: resident memory at most, MiB", memory.Max(), MostMebibytes);
    }

    private static async Task<bool> HostsAreReadyAsync(ClockerServer server, CancellationToken cancellation) =>
        (await server.Client.CloudAsync(Cloud, cancellation)).Hosts.All(host => host.State == "ready");

    private static async Task<bool> AllRunsAsync(ClockerServer server, CancellationToken cancellation)
    {
        var running = (await server.Client.ApplicationsAsync(cancellation)).Count(application => application is { State: "RUNNING", ContainersUp: ContainersEach });
        await SayAsync(server, $"{running} of {Hosts} applications run");
        return running == Hosts;
    }

    /// <summary>What is measured is what is said: every host has as many containers as the others.</summary>
    private static async Task ExpectEvenlyAsync(ClockerServer server, CancellationToken cancellation)
    {
        var cloud = await server.Client.CloudAsync(Cloud, cancellation);
        if (cloud.Hosts.FirstOrDefault(host => host.Containers != ContainersEach) is { } odd)
        {
            throw new BenchException($"Host {odd.Name} has {odd.Containers} containers.");
        }
    }

    private static async Task UntilAsync(string what, Func<Task<bool>> isSo, CancellationToken cancellation)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(start) > ReadyWithin)
            {
                throw new BenchException($"After {ReadyWithin.TotalMinutes:0} minutes it is not so that {what}.");
            }

            await Task.Delay(AskAgainAfter, cancellation);
        }
    }

    private static Task SayAsync(ClockerServer server, string what) => Console.Error.WriteLineAsync(
        string.Create(CultureInfo.InvariantCulture, $"watching: {what} ({server.ProcessorSeconds:0} s of processors, {server.ResidentMebibytes:0} MiB)"));

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"watched-{number:0000}");

    private static string Blueprint(string name) => $"""
        id: {name}
        services:
        {string.Join('\n', Enumerable.Range(1, ContainersEach).Select(number => $"- {{ type: \"docker:{Surroundings.Image}\", id: c{number} }}"))}
        """;
}
