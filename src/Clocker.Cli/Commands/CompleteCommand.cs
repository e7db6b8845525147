using System.CommandLine;

using Clocker.Cli.Completing;

namespace Clocker.Cli.Commands;

/// <summary>Prints what the last of some words may become, one per line; shells call it.</summary>
internal sealed class CompleteCommand : ClockerCommand
{
    private readonly Argument<string[]> _words = new("WORDS") { Arity = ArgumentArity.ZeroOrMore };

    public CompleteCommand(Surroundings surroundings)
        : base(surroundings, "complete", "Prints completions of a command line.", "clocker complete -- logs vis")
    {
        Hidden = true;
        Arguments.Add(_words);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var words = parse.GetValue(_words) ?? [];
        foreach (var completion in await new Completions(session).OfAsync(words, cancellation))
        {
            session.Say(completion);
        }

        return ExitCodes.Done;
    }
}
