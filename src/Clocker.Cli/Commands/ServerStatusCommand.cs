using System.CommandLine;
using System.Globalization;

using Clocker.Cli.Showing;
using Clocker.Client.Serving;

namespace Clocker.Cli.Commands;

/// <summary>Says how the server is doing.</summary>
internal sealed class ServerStatusCommand : ClockerCommand
{
    private readonly Option<bool> _json = GlobalOptions.Json();

    public ServerStatusCommand(Surroundings surroundings)
        : base(surroundings, "status", "Says whether a server runs, where it listens, and how its hosts are.", "clocker server status") =>
        Options.Add(_json);

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var status = await client.StatusAsync(cancellation);
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, status, json => json.StatusAnswer);
        }
        else
        {
            Write(session, status);
        }

        return ExitCodes.Done;
    }

    private static void Write(Session session, StatusAnswer status)
    {
        var up = session.Surroundings.Clock.GetUtcNow() - status.StartedAt;
        session.Say($"Clocker {status.Version} runs since {Spans.At(status.StartedAt)} ({Spans.Age(up)}), process {status.Pid}.");
        session.Say($"  URL           {status.Url}");
        session.Say($"  socket        {status.Socket}");
        session.Say($"  data          {status.Data}");
        session.Say($"  memory        {status.MemoryBytes >> 20} MiB");
        session.Say($"  plane         {status.Plane}");
        session.Say($"  applications  {status.Applications.ToString(CultureInfo.InvariantCulture)}");
        foreach (var host in status.Hosts)
        {
            session.Say($"  host          {host.Name} ({host.Location}): {host.Problem ?? $"Docker Engine {host.EngineVersion ?? "has not answered yet"}"}");
        }
    }
}
