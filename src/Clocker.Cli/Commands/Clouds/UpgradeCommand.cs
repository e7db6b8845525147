using System.CommandLine;

using Clocker.Cli.Sources;
using Clocker.Cli.Watching;
using Clocker.Client.Serving;

namespace Clocker.Cli.Commands.Clouds;

/// <summary>Upgrades the engines of a cloud's hosts.</summary>
internal sealed class UpgradeCommand : ClockerCommand
{
    private readonly Argument<string> _hosts = new(CloudArgument.CloudOrHost) { Description = "The cloud, or one host of it as cloud/host." };
    private readonly Option<string?> _version = new("--version") { Description = "The version, or its beginning (what the location asks for, or the newest).", HelpName = "V" };
    private readonly Option<bool> _drain = new("--drain") { Description = "Move first what can go elsewhere; else containers go on while their engine is exchanged." };
    private readonly Option<bool> _stop = new("--stop") { Description = "Call off what has not begun." };
    private readonly Option<string?> _timeout = CloudArgument.Timeout();
    private readonly Option<bool> _detach = CloudArgument.Detach();

    public UpgradeCommand(Surroundings surroundings)
        : base(
            surroundings,
            "upgrade",
            "Upgrades the engines of a cloud's hosts, one after another, and waits until it is done.",
            "clocker cloud upgrade rack/host-2",
            "clocker cloud upgrade rack --version 20.10 --drain",
            "clocker cloud upgrade rack --stop")
    {
        Arguments.Add(_hosts);
        foreach (var option in (Option[])[_version, _drain, _stop, _timeout, _detach])
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var timeout = Timeouts.Read(session.Setting(parse.GetValue(_timeout), "CLOCKER_TIMEOUT", "timeout"));
        var text = parse.GetRequiredValue(_hosts);
        var (cloud, host) = text.Contains('/') ? CloudArgument.Read(text) : (text, (string?)null);
        using var client = session.Client();
        if (parse.GetValue(_stop))
        {
            await client.CallOffUpgradeAsync(cloud, host, cancellation);
            session.Say("What has not begun is called off.");
            return ExitCodes.Done;
        }

        await client.UpgradeAsync(cloud, host, new(parse.GetValue(_version), parse.GetValue(_drain)), cancellation);
        if (parse.GetValue(_detach))
        {
            return ExitCodes.Done;
        }

        var ended = await new CloudWatch(session, timeout, $"To call off what has not begun: clocker cloud upgrade {text} --stop.")
            .WaitAsync(cloud, now => now.Hosts.Where(IsMeant).All(candidate => candidate is { Upgrade: null, State: not "upgrading" }), cancellation);
        var hosts = ended?.Hosts.Where(IsMeant).ToList() ?? [];
        if (hosts.FirstOrDefault(candidate => candidate.CareProblem is not null) is { } failed)
        {
            throw new CommandException(ExitCodes.Failed, $"{cloud}/{failed.Name} is not upgraded: {failed.CareProblem}", $"See clocker cloud hosts {cloud}.");
        }

        session.Say($"Upgraded: {string.Join(", ", hosts.Select(candidate => $"{candidate.Name} ({candidate.EngineVersion})"))}.");
        return ExitCodes.Done;

        bool IsMeant(HostAnswer candidate) => host is null ? candidate.Origin is not null : candidate.Name == host || candidate.Id == host;
    }
}
