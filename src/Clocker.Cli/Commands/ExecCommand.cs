using System.CommandLine;

using Clocker.Client.Connecting;
using Clocker.Client.Entities;

namespace Clocker.Cli.Commands;

/// <summary>Runs a command in an entity's container.</summary>
internal sealed class ExecCommand : ClockerCommand
{
    private const int InputBufferBytes = 16 * 1024;

    private readonly Argument<string> _entity = EntityArgument.New();

    private readonly Argument<string[]> _command = new("CMD")
    {
        Description = "The command and its arguments.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _noTerminal = new("--no-tty", "-T") { Description = "Without a terminal, even where there is one." };

    /// <param name="surroundings">What is outside.</param>
    /// <param name="hasDashes">Whether the command line says with <c>--</c> where the command begins; else it is the rest after the entity.</param>
    public ExecCommand(Surroundings surroundings, bool hasDashes)
        : base(
            surroundings,
            "exec",
            "Runs a command in an entity's container, with a terminal if it is run from one; its exit code is passed on.",
            "clocker exec visitors/db -- mariadb --version",
            "clocker exec visitors/haproxy -- sh -c 'cat /etc/hosts' | wc -l")
    {
        Arguments.Add(_entity);
        _command.CaptureRemainingTokens = !hasDashes;
        Arguments.Add(_command);
        Options.Add(_noTerminal);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var terminal = session.Surroundings.Terminal;
        var usesTerminal = terminal is { IsInput: true, IsOutput: true } && !parse.GetValue(_noTerminal);
        var (columns, rows) = terminal.Size;
        using var client = session.Client();
        using var exec = await client.ExecAsync(
            parse.GetRequiredValue(_entity),
            new ExecRequest(parse.GetRequiredValue(_command), usesTerminal, columns, rows),
            cancellation);
        var end = await TalkAsync(session, exec, usesTerminal, cancellation);
        return end.ExitCode ?? throw new CommandException(ExitCodes.Failed, end.Problem ?? "The command ended, and nobody knows how.");
    }

    private static async Task<ExecNotice> TalkAsync(
        Session session, ExecSession exec, bool usesTerminal, CancellationToken cancellation)
    {
        var terminal = session.Surroundings.Terminal;
        var (input, output, error) = terminal.Bytes;
        using var raw = usesTerminal ? terminal.Raw() : null;
        using var resizing = usesTerminal ? terminal.OnResize(() => _ = ResizeAsync(session, exec, cancellation)) : null;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var sending = SendInputAsync(input, exec, ending.Token);
        var end = await exec.CopyOutputAsync(output, error, cancellation);

        // What is still being read from the keyboard is nobody's any more.
        await ending.CancelAsync();
        _ = sending;
        return end;
    }

    private static Task ResizeAsync(Session session, ExecSession exec, CancellationToken cancellation)
    {
        var (columns, rows) = session.Surroundings.Terminal.Size;
        return exec.ResizeAsync(columns, rows, cancellation);
    }

    private static async Task SendInputAsync(Stream input, ExecSession exec, CancellationToken cancellation)
    {
        try
        {
            var buffer = new byte[InputBufferBytes];
            while (await input.ReadAsync(buffer, cancellation) is > 0 and var count)
            {
                await exec.WriteAsync(buffer.AsMemory(0, count), cancellation);
            }

            await exec.EndInputAsync(cancellation);
        }
        catch (Exception exception) when (exception is OperationCanceledException or System.Net.WebSockets.WebSocketException or ObjectDisposedException)
        {
            // The command has ended.
        }
    }
}
