using System.Diagnostics;

using Clocker.Client;
using Clocker.Client.Local;
using Clocker.Client.Problems;

namespace Clocker.Cli.Servers;

/// <summary>Sees to it that the data directory's server runs.</summary>
internal sealed class BackgroundServer(Session session)
{
    private const int LogLinesShown = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>In a session of its own, where this terminal's Ctrl-C does not reach it.</summary>
    private const string Script = """
        if command -v setsid > /dev/null; then exec setsid "$@"; else exec "$@"; fi < /dev/null >> "$CLOCKER_LOG" 2>&1
        """;

    /// <summary>A client of a server that answers: the one named, the one that runs, or one that is started.</summary>
    public async Task<ClockerClient> ConnectAsync(CancellationToken cancellation)
    {
        var client = session.Client();
        if (await AnswersAsync(client, cancellation))
        {
            return client;
        }

        await using var turn = await TakeTurnAsync(client, cancellation);
        if (turn is not null)
        {
            await StartAsync(cancellation);
        }

        return client;
    }

    /// <summary>Of several commands at once, one starts the server and the others wait for it.</summary>
    /// <returns>The right to start it; null if it answers meanwhile.</returns>
    private async Task<FileStream?> TakeTurnAsync(ClockerClient client, CancellationToken cancellation)
    {
        Directory.CreateDirectory(session.Data.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        while (true)
        {
            var turn = TakeTurn(session.Data.In("server.starting"));
            if (await AnswersAsync(client, cancellation))
            {
                await (turn?.DisposeAsync() ?? ValueTask.CompletedTask);
                return null;
            }

            if (turn is not null)
            {
                return turn;
            }

            using var ready = new FileArrival(session.Data.Server);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(ready.Task, Task.Delay(Tick, session.Surroundings.Clock, ending.Token));
            await ending.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static FileStream? TakeTurn(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCodes.Failed,
                $"This user may not write in the data directory {Path.GetDirectoryName(path)}.",
                "Name another one with --data or CLOCKER_DATA, or mend its owner with chown.");
        }
    }

    private async Task<bool> AnswersAsync(ClockerClient client, CancellationToken cancellation)
    {
        try
        {
            await client.VersionAsync(cancellation);
            return true;
        }
        catch (ServerUnreachableException) when (session.NamedServer is null)
        {
            return false;
        }
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        var program = ServerProgram.Find(session.Surroundings);
        var data = session.Data;
        using (new FileStream(data.Log, new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
        }

        session.Mutter($"Starting a Clocker server in the background (data in {data.Path}) …");
        var said = new FileInfo(data.Log).Length;

        // What a killed server left must not be taken for the new one's.
        File.Delete(data.Server);
        using var ready = new FileArrival(data.Server);
        using var process = Launch(program, data);
        var exited = process.WaitForExitAsync(cancellation);
        using var deadline = new CancellationTokenSource(Patience, session.Surroundings.Clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var first = await Task.WhenAny(ready.Task, exited, Task.Delay(Timeout.InfiniteTimeSpan, session.Surroundings.Clock, ending.Token));
        if (first != ready.Task && !File.Exists(data.Server))
        {
            cancellation.ThrowIfCancellationRequested();
            throw new CommandException(
                ExitCodes.NoServer,
                first == exited
                    ? $"The server ended while it started.{Tail(data.Log)}"
                    : $"The server is not ready after {Spans(Patience)}.{Tail(data.Log)}",
                $"See {data.Log}, or start it in the foreground with clocker server.");
        }

        PassOnWarnings(data.Log, said);
    }

    /// <summary>What the server found amiss while it started: a damaged journal, a setting that it does not know.</summary>
    private void PassOnWarnings(string log, long from)
    {
        using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        reader.BaseStream.Seek(from, SeekOrigin.Begin);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("Warning: ", StringComparison.Ordinal))
            {
                session.Mutter(line);
            }
        }
    }

    private static string Spans(TimeSpan span) => Showing.Spans.Of(span);

    private static Process Launch(ServerProgram program, DataDirectory data)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = data.Path, UseShellExecute = false };
        foreach (var argument in (string[])["-c", Script, "sh", program.File, .. program.Arguments, "--data", data.Path])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["CLOCKER_LOG"] = data.Log;
        return Process.Start(start) ?? throw new IOException($"{program.File} cannot be started.");
    }

    private static string Tail(string log)
    {
        var lines = File.Exists(log) ? File.ReadLines(log).TakeLast(LogLinesShown).ToList() : [];
        return lines.Count == 0 ? "" : $" Its last words:{Environment.NewLine}{string.Join(Environment.NewLine, lines.Select(line => $"  {line}"))}";
    }
}
