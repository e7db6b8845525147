using System.CommandLine;

using Clocker.Cli.Sources;
using Clocker.Cli.Watching;
using Clocker.Client.Serving;

namespace Clocker.Cli.Commands.Clouds;

/// <summary>Drains a host, or takes it into service again.</summary>
internal sealed class HostCommand : ClockerCommand
{
    private readonly Argument<string> _host = CloudArgument.NewHost();
    private readonly Option<bool> _withData = new("--with-data") { Description = "Also what has data there, which starts without it elsewhere: the data is lost." };
    private readonly Option<string?> _timeout = CloudArgument.Timeout();
    private readonly Option<bool> _detach = CloudArgument.Detach();
    private readonly bool _isDraining;

    private HostCommand(Surroundings surroundings, string name, string description, bool isDraining)
        : base(surroundings, name, description, $"clocker cloud {name} rehearsal/host-2")
    {
        _isDraining = isDraining;
        Arguments.Add(_host);
        if (isDraining)
        {
            Options.Add(_withData);
        }

        Options.Add(_timeout);
        Options.Add(_detach);
    }

    public static HostCommand Drain(Surroundings surroundings) => new(
        surroundings, "drain", "Moves what can go elsewhere away from a host, which takes nothing new: a container goes once its replacement is up; what has data there stays.", isDraining: true);

    public static HostCommand Use(Surroundings surroundings) => new(
        surroundings, "use", "Takes a host that was drained into service again.", isDraining: false);

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var timeout = Timeouts.Read(session.Setting(parse.GetValue(_timeout), "CLOCKER_TIMEOUT", "timeout"));
        var (cloud, host) = CloudArgument.Read(parse.GetRequiredValue(_host));
        using var client = session.Client();
        await client.DrainHostAsync(cloud, host, _isDraining, _isDraining && parse.GetValue(_withData), cancellation);
        if (!_isDraining || parse.GetValue(_detach))
        {
            return ExitCodes.Done;
        }

        var ended = await new CloudWatch(session, timeout).WaitAsync(cloud, now => now.Hosts.Where(IsIt).All(IsEmpty), cancellation);
        session.Say(ended?.Hosts.FirstOrDefault(IsIt) is { Waiting: { } waiting } ? $"{cloud}/{host} is drained but for what waits for {waiting}." : $"{cloud}/{host} is empty.");
        return ExitCodes.Done;

        bool IsIt(HostAnswer candidate) => candidate.Name == host || candidate.Id == host;
    }

    /// <summary>Empty, or as empty as it will be.</summary>
    private static bool IsEmpty(HostAnswer host) => host.Containers == 0 || host.Waiting is not null;
}
