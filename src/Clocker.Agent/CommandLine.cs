using System.CommandLine;

using Clocker.Agent.Commands;

namespace Clocker.Agent;

/// <summary>All commands of the agent.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Surroundings surroundings)
    {
        var root = new RootCommand("Joins this host's networks with those of other hosts, and answers their names.");
        root.Subcommands.Add(new RunCommand(surroundings));
        root.Subcommands.Add(new ApplyCommand(surroundings));
        root.Subcommands.Add(new FactsCommand(surroundings));
        root.Subcommands.Add(new CleanCommand(surroundings));
        root.Subcommands.Add(new ProbeCommand(surroundings));
        root.Subcommands.Add(new CaptureCommand(surroundings));
        return await root.Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }
}
