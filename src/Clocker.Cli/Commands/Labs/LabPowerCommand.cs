using System.CommandLine;

using Clocker.Client;

namespace Clocker.Cli.Commands.Labs;

/// <summary>Cuts the power of a lab's host, or gives it back.</summary>
internal sealed class LabPowerCommand : ClockerCommand
{
    private readonly Argument<string> _host = LabArguments.HostOf();
    private readonly Option<string> _name = LabArguments.Name();
    private readonly Func<ClockerClient, string, string, CancellationToken, Task> _switch;
    private readonly string _done;

    private LabPowerCommand(
        Surroundings surroundings, string name, string description, string done, Func<ClockerClient, string, string, CancellationToken, Task> change)
        : base(surroundings, name, description, $"clocker lab {name} host-3", $"clocker lab {name} host-1 --name racks")
    {
        (_switch, _done) = (change, done);
        Arguments.Add(_host);
        Options.Add(_name);
    }

    public static LabPowerCommand Kill(Surroundings surroundings) => new(
        surroundings,
        "kill",
        "Cuts the power of a host: everything in it ends at once. Its data stay.",
        "is off",
        (client, lab, host, cancellation) => client.LabKillAsync(lab, host, cancellation));

    public static LabPowerCommand Start(Surroundings surroundings) => new(
        surroundings,
        "start",
        "Gives a host its power back, and waits until its engine answers.",
        "is on, and its engine answers",
        (client, lab, host, cancellation) => client.LabStartAsync(lab, host, cancellation));

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var (lab, host) = (parse.GetRequiredValue(_name), parse.GetRequiredValue(_host));
        using var client = session.Client();
        await _switch(client, lab, host, cancellation);
        session.Say($"{lab}/{host} {_done}.");
        return ExitCodes.Done;
    }
}
