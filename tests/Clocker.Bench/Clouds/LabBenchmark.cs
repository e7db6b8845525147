using System.Globalization;

using Clocker.Bench.Deploying;
using Clocker.Bench.Measuring;
using Clocker.Bench.Reporting;
using Clocker.Bench.Running;
using Clocker.Drivers.Docker;

namespace Clocker.Bench.Clouds;

/// <summary>
/// How long it takes until the hosts of a lab are ready, and until containers run on them: with Clocker, and with nothing but
/// the engines' API. Which number of calls in flight is best for that is found out first, so that each pair is of two.
/// </summary>
internal sealed class LabBenchmark(Surroundings surroundings, int pairs)
{
    private const int Hosts = 10;
    private const int ContainersEach = 10;
    private const int Port = 2376;
    private const double MostOverRaw = 1.1;

    private static readonly int[] HostsAtOnce = [3, 5, 10];
    private static readonly int[] ContainersAtOnce = [4, 8, 20];

    private readonly Workload[] _workloads =
        [.. Enumerable.Range(1, Hosts).Select(number => new Workload(string.Create(CultureInfo.InvariantCulture, $"bench-{number}"), ContainersEach, IsChain: false))];

    public async Task RunAsync(Report report, CancellationToken cancellation)
    {
        await using var server = new ClockerServer(surroundings, "cloud");
        await server.StartAsync(cancellation);
        var clocker = new ClockerHosts(surroundings, server, Hosts);
        await HostsAsync(report, clocker, cancellation);
        try
        {
            await clocker.DoAsync(cancellation);
            await ContainersAsync(report, server, cancellation);
        }
        finally
        {
            await clocker.UndoAsync(CancellationToken.None);
        }
    }

    private async Task HostsAsync(Report report, ClockerHosts clocker, CancellationToken cancellation)
    {
        RawHosts[] raw = [.. HostsAtOnce.Select(atOnce => new RawHosts(surroundings, Hosts, atOnce))];
        try
        {
            await CompareAsync(report, $"{Hosts} hosts of a lab to ready", clocker, raw, cancellation);
        }
        finally
        {
            raw.ToList().ForEach(one => one.Dispose());
        }
    }

    private async Task ContainersAsync(Report report, ClockerServer server, CancellationToken cancellation)
    {
        var lab = (await server.Client.LabsAsync(cancellation)).Single(lab => lab.Name == ClockerHosts.Cloud);
        EngineWork[] hosts =
        [
            .. lab.Hosts.Select(host => new EngineWork(
                new DockerEngine(new() { Endpoint = new DockerEndpoint.Tls(host.Address, Port, lab.Certificates!) }, TimeProvider.System).Client)),
        ];
        try
        {
            var clocker = new ClockerContainers(surroundings, server, _workloads);
            var raw = ContainersAtOnce.Select(atOnce => new RawContainers(hosts, _workloads, atOnce));
            await CompareAsync(report, $"{Hosts * ContainersEach} containers on {Hosts} hosts of a lab", clocker, [.. raw], cancellation);
        }
        finally
        {
            hosts.ToList().ForEach(host => host.Dispose());
        }
    }

    private async Task CompareAsync(
        Report report, string title, IContestant clocker, IReadOnlyList<IContestant> raw, CancellationToken cancellation)
    {
        var trial = new Contest($"{title}, trial, seconds", [clocker, .. raw]);
        await trial.RunAsync(1, warmUps: 0, cancellation);
        report.Add(trial);
        var best = raw.MinBy(one => trial.Of(one)[0])!;
        var contest = new Contest($"{title}, seconds", [clocker, best]);
        await contest.RunAsync(pairs, warmUps: 0, cancellation);
        report.Add(contest);
        report.Aim($"{title}: clocker / {best.Name}", Ratio.Of(contest.Of(clocker), contest.Of(best)), MostOverRaw);
    }
}
