namespace Clocker.Bench.Running;

/// <summary>Where everything is that a benchmark needs.</summary>
/// <param name="Command">The published command.</param>
/// <param name="Entry">The script at the root of the repository, which calls it.</param>
/// <param name="ComposeConfig">A DOCKER_CONFIG in which <c>docker compose</c> works; null where that is not needed.</param>
/// <param name="GivenEngine">The address of the engine; null where none is needed.</param>
/// <param name="Work">A directory of this run's own, with a short path.</param>
internal sealed record Surroundings(string Command, string Entry, string? ComposeConfig, Uri? GivenEngine, string Work)
{
    /// <summary>The image of all containers.</summary>
    public const string Image = "busybox:1.35";

    /// <summary>The address of the engine.</summary>
    public Uri Engine => GivenEngine ?? throw Missing("DOCKER_HOST");

    /// <summary>Reads what ./bench has prepared.</summary>
    public static Surroundings OfEnvironment() => new(
        Variable("CLOCKER_BENCH_COMMAND"),
        Variable("CLOCKER_BENCH_ENTRY"),
        Environment.GetEnvironmentVariable("CLOCKER_BENCH_COMPOSE"),
        Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } engine ? new Uri(engine) : null,
        Variable("CLOCKER_BENCH_WORK"));

    /// <summary>A file of this run's own.</summary>
    public string File(string name, string content)
    {
        var path = Path.Combine(Work, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Runs Docker Compose on a file.</summary>
    public Task ComposeAsync(string file, string project, IEnumerable<string> arguments, CancellationToken cancellation) => Tool.RunAsync(
        "docker", ["compose", "-p", project, "-f", file, .. arguments], [new("DOCKER_CONFIG", ComposeConfig ?? throw Missing("CLOCKER_BENCH_COMPOSE"))], cancellation);

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw Missing(name);

    private static BenchException Missing(string name) => new($"{name} is not set. Run ./bench, which prepares all that a benchmark needs.");
}
