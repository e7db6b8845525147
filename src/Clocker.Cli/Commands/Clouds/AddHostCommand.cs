using System.CommandLine;

using Clocker.Cli.Sources;
using Clocker.Cli.Watching;

namespace Clocker.Cli.Commands.Clouds;

/// <summary>Gets more hosts for a cloud.</summary>
internal sealed class AddHostCommand : ClockerCommand
{
    private readonly Argument<string> _cloud = CloudArgument.NewCloud();
    private readonly Option<int> _count = new("--count") { Description = "How many (1).", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> _location = new("--location") { Description = "Where they come from; where the last one came from, if left out.", HelpName = "L" };
    private readonly Option<string?> _timeout = CloudArgument.Timeout();
    private readonly Option<bool> _detach = CloudArgument.Detach();

    public AddHostCommand(Surroundings surroundings)
        : base(surroundings, "add-host", "Gets more hosts for a cloud, and waits until they are ready.", "clocker cloud add-host rehearsal", "clocker cloud add-host rehearsal --count 2")
    {
        Arguments.Add(_cloud);
        Options.Add(_count);
        Options.Add(_location);
        Options.Add(_timeout);
        Options.Add(_detach);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var timeout = Timeouts.Read(session.Setting(parse.GetValue(_timeout), "CLOCKER_TIMEOUT", "timeout"));
        var cloud = parse.GetRequiredValue(_cloud);
        using var client = session.Client();
        var before = (await client.CloudAsync(cloud, cancellation)).Hosts.Select(host => host.Id).ToHashSet();
        var accepted = await client.AddHostsAsync(cloud, new(parse.GetValue(_count), parse.GetValue(_location)), cancellation);
        CloudArgument.Warn(session, accepted);
        if (!parse.GetValue(_detach))
        {
            await new CloudWatch(session, timeout).WaitAsync(
                cloud, now => now.Hosts.Where(host => !before.Contains(host.Id)).ToList() is { Count: > 0 } added && added.All(host => host.State == "ready"), cancellation);
        }

        return ExitCodes.Done;
    }
}
