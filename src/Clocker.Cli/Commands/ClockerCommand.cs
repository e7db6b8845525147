using System.CommandLine;
using System.CommandLine.Help;

using Clocker.Client.Problems;
using Clocker.Cli.Showing;

namespace Clocker.Cli.Commands;

/// <summary>A command: what it is called, an example of its use, and what it does.</summary>
internal abstract class ClockerCommand : Command
{
    /// <summary>What the system says when nobody reads any more (EPIPE).</summary>
    public const int BrokenPipe = 32;

    private readonly Surroundings _surroundings;

    protected ClockerCommand(Surroundings surroundings, string name, string description, params string[] examples)
        : base(name, description)
    {
        _surroundings = surroundings;
        Examples = examples;
        Options.Add(new HelpOption { Action = new ExampleHelp(this, surroundings.Out) });
        SetAction(InvokeAsync);
    }

    /// <summary>Command lines that show its use.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Does it.</summary>
    /// <returns>One of <see cref="ExitCodes"/>, or another program's.</returns>
    protected abstract Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation);

    private async Task<int> InvokeAsync(ParseResult parse, CancellationToken cancellation)
    {
        var session = new Session(_surroundings, parse);
        try
        {
            return await RunAsync(session, parse, cancellation);
        }
        catch (CommandException exception)
        {
            Say(exception);
            return exception.ExitCode;
        }
        catch (ServerUnreachableException exception)
        {
            Say(session.NoServer(exception));
            return ExitCodes.NoServer;
        }
        catch (ProblemException exception)
        {
            return ProblemText.Write(exception.Problem, _surroundings.Error);
        }
        catch (IOException exception) when (exception.HResult == BrokenPipe)
        {
            // Whoever reads has had enough, as head has after some lines.
            return ExitCodes.Done;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Say(new CommandException(ExitCodes.Failed, exception.Message));
            return ExitCodes.Failed;
        }
    }

    private void Say(CommandException exception) => ProblemText.Write(exception.Message, exception.Remedy, _surroundings.Error);
}
