using Clocker.Bench.Measuring;
using Clocker.Bench.Running;

namespace Clocker.Bench.Deploying;

/// <summary><c>docker compose up</c>.</summary>
internal sealed class ComposeUp(Surroundings surroundings, EngineWork engine, Workload workload) : IContestant
{
    private readonly string _file = surroundings.File($"{workload.Name}.compose.yaml", workload.ComposeFile());

    public string Name => "docker compose up";

    private string Project => $"{workload.Name}-compose";

    public Task DoAsync(CancellationToken cancellation) => surroundings.ComposeAsync(_file, Project, ["up", "-d", "--wait"], cancellation);

    public async Task UndoAsync(CancellationToken cancellation)
    {
        await engine.ExpectRunningAsync(workload, "com.docker.compose.project", Project, cancellation);
        await surroundings.ComposeAsync(_file, Project, ["down", "-t", "2"], cancellation);
    }
}
