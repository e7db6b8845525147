using System.CommandLine;
using System.Text;
using System.Text.Json;
using Clocker.Agent.Keeping;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Commands;

/// <summary>Tells the daemon what to keep, and prints what came of it.</summary>
internal sealed class ApplyCommand : Command
{
    private readonly StateOption _state = new();
    private readonly Option<bool> _lines = new("--lines")
    {
        Description = "Each line of the input is a state, and is answered by a line with its report, until the input ends.",
    };

    public ApplyCommand(Surroundings surroundings)
        : base("apply", "Reads a state as JSON, has the daemon keep it, and writes a report as JSON.")
    {
        Options.Add(_state);
        Options.Add(_lines);
        SetAction((parse, cancellation) => RunAsync(surroundings, parse.GetRequiredValue(_state), parse.GetValue(_lines), cancellation));
    }

    private static async Task<int> RunAsync(Surroundings surroundings, string directory, bool byLine, CancellationToken cancellation)
    {
        using var keeper = await KeeperConnection.OpenAsync(directory, isPatient: true, surroundings.Clock, cancellation);
        if (keeper is null)
        {
            await surroundings.Error.WriteLineAsync($"No daemon listens in {directory}: start one with \"clocker-agent run\".");
            return 1;
        }

        using var reader = new StreamReader(surroundings.In);
        var text = byLine ? await reader.ReadLineAsync(cancellation) : await reader.ReadToEndAsync(cancellation);
        while (text is not null)
        {
            if (await ApplyAsync(surroundings, keeper, text, cancellation) is not 0 and var failed)
            {
                return failed;
            }

            text = byLine ? await reader.ReadLineAsync(cancellation) : null;
        }

        return 0;
    }

    private static async Task<int> ApplyAsync(Surroundings surroundings, KeeperConnection keeper, string text, CancellationToken cancellation)
    {
        AgentState? state;
        try
        {
            state = JsonSerializer.Deserialize(text, AgentJson.Default.AgentState);
        }
        catch (JsonException error)
        {
            await surroundings.Error.WriteLineAsync($"That is no state: {error.Message}");
            return 2;
        }

        if (state is null || await keeper.TellAsync(state, cancellation) is not { } report)
        {
            await surroundings.Error.WriteLineAsync("The daemon has ended without a report.");
            return 1;
        }

        await surroundings.Out.WriteAsync(Encoding.UTF8.GetBytes(report + "\n"), cancellation);
        await surroundings.Out.FlushAsync(cancellation);
        return 0;
    }
}
