using System.CommandLine;

using Clocker.Cli.Showing;

namespace Clocker.Cli.Commands.Clouds;

/// <summary>Clouds and their hosts; by itself, lists them.</summary>
internal sealed class CloudCommand : ClockerCommand
{
    private readonly Option<bool> _json = GlobalOptions.Json();

    public CloudCommand(Surroundings surroundings, string name = "cloud")
        : base(surroundings, name, name == "cloud" ? "Makes, shows and changes clouds of Docker hosts." : "Lists clouds.", name == "cloud" ? "clocker cloud ls" : "clocker cloud ls --json")
    {
        Options.Add(_json);
        if (name != "cloud")
        {
            return;
        }

        Subcommands.Add(new CloudCommand(surroundings, "ls"));
        Subcommands.Add(new CreateCloudCommand(surroundings));
        Subcommands.Add(CloudHostsCommand.Show(surroundings));
        Subcommands.Add(CloudHostsCommand.Hosts(surroundings));
        Subcommands.Add(new AddHostCommand(surroundings));
        Subcommands.Add(HostCommand.Drain(surroundings));
        Subcommands.Add(HostCommand.Use(surroundings));
        Subcommands.Add(new UpgradeCommand(surroundings));
        Subcommands.Add(new RemoveHostCommand(surroundings));
        Subcommands.Add(new RemoveCloudCommand(surroundings));
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var clouds = await client.CloudsAsync(cancellation);
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, clouds, json => json.IReadOnlyListCloudAnswer);
            return ExitCodes.Done;
        }

        Columns.Write(
            session.Out,
            ["NAME", "HOSTS", "READY", "APPLICATIONS"],
            clouds.Select(IReadOnlyList<string> (cloud) =>
            [
                cloud.IsGoing ? $"{cloud.Name} (going)" : cloud.Name,
                $"{cloud.Hosts.Count}",
                $"{cloud.Hosts.Count(host => host.State == "ready")}",
                string.Join(", ", cloud.Applications),
            ]));
        return ExitCodes.Done;
    }
}
