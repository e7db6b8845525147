using System.CommandLine;

namespace Clocker.Cli.Commands.Labs;

/// <summary>Removes a lab.</summary>
internal sealed class LabDownCommand : ClockerCommand
{
    private readonly Option<string> _name = LabArguments.Name();
    private readonly Option<bool> _force = new("--force") { Description = "Even if hosts of it are in use, or another server made it." };

    public LabDownCommand(Surroundings surroundings)
        : base(
            surroundings,
            "down",
            "Removes everything of a lab: its hosts with all that is on them, its network, and its certificates.",
            "clocker lab down",
            "clocker lab down --name racks --force")
    {
        Options.Add(_name);
        Options.Add(_force);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var lab = parse.GetRequiredValue(_name);
        using var client = session.Client();
        var removed = await client.LabDownAsync(lab, parse.GetValue(_force), cancellation);
        session.Say(removed.WasThere ? $"Lab {lab} is gone." : $"There is no lab {lab}.");
        return ExitCodes.Done;
    }
}
