using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Clocker.Cli.Commands;

/// <summary>The usual help, and examples.</summary>
internal sealed class ExampleHelp(ClockerCommand command, TextWriter output) : SynchronousCommandLineAction
{
    private readonly HelpAction _usual = new();

    public override int Invoke(ParseResult parseResult)
    {
        _usual.Invoke(parseResult);
        output.WriteLine(command.Examples.Count == 1 ? "Example:" : "Examples:");
        foreach (var example in command.Examples)
        {
            output.WriteLine($"  {example}");
        }

        return ExitCodes.Done;
    }
}
