using System.CommandLine;
using System.Net;
using System.Runtime.InteropServices;
using Clocker.Agent.Hosts;
using Clocker.Agent.Keeping;
using Clocker.Agent.Names;

namespace Clocker.Agent.Commands;

/// <summary>Keeps the host as it was last told, until it is ended. What it has made stays then.</summary>
internal sealed class RunCommand : Command
{
    private readonly StateOption _state = new();

    public RunCommand(Surroundings surroundings)
        : base("run", "Keeps the host as it was last told, and answers names.")
    {
        Options.Add(_state);
        SetAction((parse, cancellation) => RunAsync(surroundings, parse.GetRequiredValue(_state), cancellation));
    }

    private static async Task<int> RunAsync(Surroundings surroundings, string directory, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var interrupted = Catch(PosixSignal.SIGINT, ending);
        using var terminated = Catch(PosixSignal.SIGTERM, ending);
        await using var host = HostOf(surroundings);
        var keeper = new Keeper(host, new StateFile(directory), surroundings.Clock, surroundings.Error);
        var monitor = new HostMonitor(surroundings.Tools, surroundings.Clock, surroundings.Error);
        var parts = new[]
        {
            keeper.RunAsync(ending.Token),
            new KeeperSocket(directory, keeper).ServeAsync(ending.Token),
            monitor.WatchAsync(keeper.Nudge, ending.Token),
        };
        try
        {
            // None of them ends by itself: if one fails, all do, and the engine starts the agent anew.
            await await Task.WhenAny(parts);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return 0;
        }

        return 1;
    }

    /// <summary>The host as the commands keep it.</summary>
    public static HostKeeping HostOf(Surroundings surroundings)
    {
        var resolvers = new Resolvers(surroundings.ResolversFile, surroundings.Clock);
        var forwarder = new Forwarder(() => [.. resolvers.Current().Select(address => new IPEndPoint(address, 53))], surroundings.Clock);
        return new HostKeeping(surroundings.Tools, new NameServer(forwarder, surroundings.NamePort, surroundings.Clock), surroundings.Clock, surroundings.Error);
    }

    private static PosixSignalRegistration Catch(PosixSignal signal, CancellationTokenSource ending) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            ending.Cancel();
        });
}
