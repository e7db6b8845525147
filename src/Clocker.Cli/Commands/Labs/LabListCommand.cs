using System.CommandLine;
using System.Globalization;

using Clocker.Cli.Showing;
using Clocker.Client.Labs;

namespace Clocker.Cli.Commands.Labs;

/// <summary>Lists labs and their hosts.</summary>
internal sealed class LabListCommand : ClockerCommand
{
    private readonly Option<bool> _json = GlobalOptions.Json();

    public LabListCommand(Surroundings surroundings)
        : base(surroundings, "ls", "Lists labs and their hosts.", "clocker lab ls", "clocker lab ls --json | jq -r '.[].hosts[].address'") =>
        Options.Add(_json);

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var labs = await client.LabsAsync(cancellation);
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, labs, json => json.IReadOnlyListLabAnswer);
        }
        else
        {
            Columns.Write(session.Out, ["LAB", "HOST", "POWER", "ADDRESS", "CPUS", "MEMORY", "FOR", "LABELS"], labs.SelectMany(Rows));
        }

        return ExitCodes.Done;
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(LabAnswer lab) => lab.Hosts.Count == 0
        ? [[lab.Name, "none yet", "", "", "", "", "", ""]]
        : lab.Hosts.Select(host => Row(lab, host));

    private static IReadOnlyList<string> Row(LabAnswer lab, LabHostAnswer host) =>
    [
        lab.Name,
        host.Name,
        host.IsRunning ? "on" : "off",
        host.Address,
        lab.Cpus?.ToString(CultureInfo.InvariantCulture) ?? "all",
        lab.MemoryBytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MiB") : "all",
        host.Request ?? "",
        string.Join(' ', host.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}")),
    ];
}
