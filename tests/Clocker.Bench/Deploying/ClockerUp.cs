using Clocker.Bench.Measuring;
using Clocker.Bench.Running;

namespace Clocker.Bench.Deploying;

/// <summary><c>clocker up</c>, the command's own start included, with a server that runs already.</summary>
internal sealed class ClockerUp(Surroundings surroundings, ClockerServer server, EngineWork engine, Workload workload) : IContestant
{
    private readonly string _blueprint = surroundings.File($"{workload.Name}.clocker.yaml", workload.Blueprint());

    public string Name => "clocker up";

    public Task DoAsync(CancellationToken cancellation) => server.RunAsync(surroundings.Command, ["up", _blueprint], cancellation);

    public async Task UndoAsync(CancellationToken cancellation)
    {
        await engine.ExpectRunningAsync(workload, "io.clocker.application", workload.Name, cancellation);
        await server.RunAsync(surroundings.Command, ["down", workload.Name], cancellation);
    }
}
