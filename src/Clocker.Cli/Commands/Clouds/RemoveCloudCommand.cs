using System.CommandLine;

using Clocker.Cli.Sources;
using Clocker.Cli.Watching;

namespace Clocker.Cli.Commands.Clouds;

/// <summary>Removes a cloud with its hosts.</summary>
internal sealed class RemoveCloudCommand : ClockerCommand
{
    private readonly Argument<string> _cloud = CloudArgument.NewCloud();
    private readonly Option<bool> _force = new("--force") { Description = "Also hosts whose machines are gone, with what lies on them." };
    private readonly Option<string?> _timeout = CloudArgument.Timeout();
    private readonly Option<bool> _detach = CloudArgument.Detach();

    public RemoveCloudCommand(Surroundings surroundings)
        : base(surroundings, "rm", "Removes a cloud with its hosts, unless something is deployed to it, and waits until it is gone.", "clocker cloud rm rehearsal", "clocker cloud rm rehearsal --force")
    {
        Arguments.Add(_cloud);
        Options.Add(_force);
        Options.Add(_timeout);
        Options.Add(_detach);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var timeout = Timeouts.Read(session.Setting(parse.GetValue(_timeout), "CLOCKER_TIMEOUT", "timeout"));
        var cloud = parse.GetRequiredValue(_cloud);
        using var client = session.Client();
        var force = parse.GetValue(_force);
        var hosts = force ? (await client.CloudAsync(cloud, cancellation)).Hosts.Select(host => $"{cloud}/{host.Name}").ToList() : new List<string>();
        await client.DeleteCloudAsync(cloud, force, cancellation);
        if (!parse.GetValue(_detach))
        {
            await new CloudWatch(session, timeout).WaitAsync(cloud, _ => false, cancellation);
            session.Say($"Cloud {cloud} is gone.");
            await LeftBehind.SayAsync(session, client, hosts, cancellation);
        }

        return ExitCodes.Done;
    }
}
