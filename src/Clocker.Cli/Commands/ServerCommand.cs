using System.CommandLine;

using Clocker.Cli.Servers;

namespace Clocker.Cli.Commands;

/// <summary>Runs the server in the foreground.</summary>
internal sealed class ServerCommand : ClockerCommand
{
    private readonly Option<string?> _listen = new("--listen")
    {
        Description = "The loopback URL to listen on (http://127.0.0.1:8081, or the next free port).",
        HelpName = "URL",
    };

    public ServerCommand(Surroundings surroundings)
        : base(
            surroundings,
            "server",
            "Runs the server in the foreground, until Ctrl-C.",
            "clocker server",
            "clocker server --listen http://127.0.0.1:9000 --data /var/lib/clocker")
    {
        Options.Add(_listen);
        Subcommands.Add(new ServerStatusCommand(surroundings));
        Subcommands.Add(new ServerStopCommand(surroundings));
    }

    protected override Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var program = ServerProgram.Find(session.Surroundings);
        List<string> arguments = [.. program.Arguments, "--data", session.Data.Path];
        if (parse.GetValue(_listen) is { } listen)
        {
            arguments.AddRange(["--listen", listen]);
        }

        // The server takes the place of this process, so that signals and the terminal are its own.
        var error = ProcessImage.Replace(program.File, arguments);
        throw new CommandException(ExitCodes.Failed, $"{program.File} cannot be run: {error}.");
    }
}
