using System.CommandLine;
using System.Globalization;

using Clocker.Cli.Showing;
using Clocker.Client.Clouds;
using Clocker.Client.Serving;

namespace Clocker.Cli.Commands.Clouds;

/// <summary>Shows one cloud, or its hosts alone.</summary>
internal sealed class CloudHostsCommand : ClockerCommand
{
    private readonly Argument<string> _cloud = CloudArgument.NewCloud();
    private readonly Option<bool> _json = GlobalOptions.Json();
    private readonly bool _isWhole;

    private CloudHostsCommand(Surroundings surroundings, string name, string description, bool isWhole)
        : base(surroundings, name, description, $"clocker cloud {name} local", $"clocker cloud {name} local --json")
    {
        _isWhole = isWhole;
        Arguments.Add(_cloud);
        Options.Add(_json);
    }

    public static CloudHostsCommand Show(Surroundings surroundings) =>
        new(surroundings, "show", "Shows a cloud: what is deployed to it, and how its hosts are.", isWhole: true);

    public static CloudHostsCommand Hosts(Surroundings surroundings) =>
        new(surroundings, "hosts", "Lists a cloud's hosts.", isWhole: false);

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var cloud = await client.CloudAsync(parse.GetRequiredValue(_cloud), cancellation);
        if (parse.GetValue(_json))
        {
            if (_isWhole)
            {
                JsonText.Write(session.Out, cloud, json => json.CloudAnswer);
            }
            else
            {
                JsonText.Write(session.Out, cloud.Hosts, json => json.IReadOnlyListHostAnswer);
            }

            return ExitCodes.Done;
        }

        if (_isWhole)
        {
            session.Say($"Cloud {cloud.Name}{(cloud.IsGoing ? ", which is being removed" : "")}");
            session.Say($"  applications  {(cloud.Applications.Count == 0 ? "none" : string.Join(", ", cloud.Applications))}");
            if (cloud.Headroom is { } headroom)
            {
                session.Say($"  headroom      {Words(headroom, cloud.Hosts.Count)}");
            }

            session.Say("");
        }

        Write(session, cloud);
        return ExitCodes.Done;
    }

    private static string Words(HeadroomAnswer headroom, int hosts)
    {
        var needed = headroom.Needed switch
        {
            > 0 => $", room for {headroom.Needed} containers is lacking",
            < 0 => $", room for {-headroom.Needed} containers beyond it",
            _ => "",
        };
        var full = headroom.Utilisation.ToString("P0", CultureInfo.InvariantCulture);
        return $"{headroom.State}: {full} full{needed}; {headroom.Desired} hosts needed, {hosts} there{(headroom.Problem is { } problem ? $"; {problem}" : "")}";
    }

    private static void Write(Session session, CloudAnswer cloud) => Columns.Write(
        session.Out,
        ["HOST", "STATE", "ADDRESS", "ENGINE", "CPUS", "MEMORY", "CONTAINERS", "OTHERS", "REMARKS"],
        cloud.Hosts.Select(IReadOnlyList<string> (host) =>
        [
            host.Name,
            host.State,
            host.Address ?? "",
            host.EngineVersion ?? "",
            host.Cpus is { } cpus ? string.Create(CultureInfo.InvariantCulture, $"{cpus:0.##}{(host.CpuUsage is { } usage ? $", {100 * usage:0} %" : "")}") : "",
            host.MemoryBytes is { } bytes ? $"{(host.MemoryUsedBytes is { } used ? $"{used >> 20} of " : "")}{bytes >> 20} MiB" : "",
            $"{host.Containers}",
            host.Strangers is { } others ? $"{others.Count}" : "",
            Remarks(host),
        ]));

    private static string Remarks(HostAnswer host) => string.Join("; ", new[]
    {
        host.Because is { } because ? $"grew: {because}" : null,
        host.Waiting is { } waiting ? $"waiting for {waiting}" : host.Problem,
        host.Upgrade is { } version ? $"to be upgraded to {(version == "newest" ? "what its location asks for, or the newest" : version)}" : null,
        host.Differences is { } differences ? $"being mended: {string.Join(", ", differences)}" : null,
        host.CareProblem,
    }.Concat(host.Remarks ?? []).Append(
        host.Labels is { } labels ? string.Join(", ", labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}")) : null).OfType<string>());
}
