using System.CommandLine;
using System.Text;
using System.Text.Json;
using Clocker.Agent.Keeping;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Commands;

/// <summary>Removes all that the agent has made on the host, whether a daemon runs or not.</summary>
internal sealed class CleanCommand : Command
{
    private readonly StateOption _state = new();

    public CleanCommand(Surroundings surroundings)
        : base("clean", "Removes all that the agent has made on the host, and forgets what it was told.")
    {
        Options.Add(_state);
        SetAction((parse, cancellation) => RunAsync(surroundings, parse.GetRequiredValue(_state), cancellation));
    }

    private static async Task<int> RunAsync(Surroundings surroundings, string directory, CancellationToken cancellation)
    {
        using var keeper = await KeeperConnection.OpenAsync(directory, isPatient: false, surroundings.Clock, cancellation);
        var report = keeper is null
            ? JsonSerializer.Serialize(await CleanAsync(surroundings, directory, cancellation), AgentJson.Default.AgentReport)
            : await keeper.TellAsync(null, cancellation);
        if (report is null)
        {
            await surroundings.Error.WriteLineAsync("The daemon has ended without a report.");
            return 1;
        }

        await surroundings.Out.WriteAsync(Encoding.UTF8.GetBytes(report + "\n"), cancellation);
        return 0;
    }

    private static async Task<AgentReport> CleanAsync(Surroundings surroundings, string directory, CancellationToken cancellation)
    {
        await using var host = RunCommand.HostOf(surroundings);
        var keeper = new Keeper(host, new StateFile(directory), surroundings.Clock, surroundings.Error);
        await keeper.LoadAsync();
        return await keeper.CarryOutAsync(null, cancellation);
    }
}
