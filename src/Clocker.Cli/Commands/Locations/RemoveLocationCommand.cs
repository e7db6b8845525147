using System.CommandLine;

namespace Clocker.Cli.Commands.Locations;

/// <summary>Takes a location's name away.</summary>
internal sealed class RemoveLocationCommand : ClockerCommand
{
    private readonly Argument<string> _location = LocationArgument.New();

    public RemoveLocationCommand(Surroundings surroundings)
        : base(surroundings, "remove", "Removes a named location, unless a cloud has hosts of it or another one stands for it.", "clocker location remove rack-a") =>
        Arguments.Add(_location);

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var removed = await client.RemoveLocationAsync(parse.GetRequiredValue(_location), cancellation);
        session.Say($"Location {removed.Name} was removed.");
        return ExitCodes.Done;
    }
}
