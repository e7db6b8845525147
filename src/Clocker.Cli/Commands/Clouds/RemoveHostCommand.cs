using System.CommandLine;

using Clocker.Cli.Sources;
using Clocker.Cli.Watching;

namespace Clocker.Cli.Commands.Clouds;

/// <summary>Removes a host from its cloud.</summary>
internal sealed class RemoveHostCommand : ClockerCommand
{
    private readonly Argument<string> _host = CloudArgument.NewHost();
    private readonly Option<bool> _withData = new("--with-data") { Description = "Lose the data that lies on it, and do not wait for it to answer." };
    private readonly Option<bool> _force = new("--force") { Description = "Also if its machine is gone: with what lies on it, and although nobody takes it back." };
    private readonly Option<string?> _timeout = CloudArgument.Timeout();
    private readonly Option<bool> _detach = CloudArgument.Detach();

    public RemoveHostCommand(Surroundings surroundings)
        : base(
            surroundings,
            "remove-host",
            "Moves what runs on a host elsewhere, and removes it from its cloud; what has data there keeps it, unless told otherwise.",
            "clocker cloud remove-host rehearsal/host-2",
            "clocker cloud remove-host rehearsal/host-2 --with-data",
            "clocker cloud remove-host rehearsal/host-2 --force")
    {
        Arguments.Add(_host);
        Options.Add(_withData);
        Options.Add(_force);
        Options.Add(_timeout);
        Options.Add(_detach);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var timeout = Timeouts.Read(session.Setting(parse.GetValue(_timeout), "CLOCKER_TIMEOUT", "timeout"));
        var (cloud, host) = CloudArgument.Read(parse.GetRequiredValue(_host));
        using var client = session.Client();
        var force = parse.GetValue(_force);
        var name = force ? (await client.CloudAsync(cloud, cancellation)).Hosts.FirstOrDefault(candidate => candidate.Id == host)?.Name ?? host : host;
        await client.RemoveHostAsync(cloud, host, parse.GetValue(_withData), force, cancellation);
        if (!parse.GetValue(_detach))
        {
            await new CloudWatch(session, timeout).WaitAsync(cloud, now => now.Hosts.All(candidate => candidate.Name != host && candidate.Id != host), cancellation);
            await LeftBehind.SayAsync(session, client, force ? [$"{cloud}/{name}"] : [], cancellation);
        }

        return ExitCodes.Done;
    }
}
