using Clocker.Bench.Running;

namespace Clocker.Bench.Deploying;

/// <summary>Containers to bring up: independent of each other, or each once the one before is healthy.</summary>
internal sealed record Workload(string Name, int Count, bool IsChain)
{
    /// <summary>How often the engine is told to check the health of each container in a chain.</summary>
    public static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    /// <summary>What runs in each: something that is ready at once, and ends at once when told to.</summary>
    public static readonly string[] Command = ["sh", "-c", "trap 'exit 0' TERM; touch /tmp/ready; sleep 100000 & wait"];

    /// <summary>What says that it is ready.</summary>
    public static readonly string[] Check = ["test", "-e", "/tmp/ready"];

    /// <summary>The names of the containers, in order.</summary>
    public IEnumerable<string> Services => Enumerable.Range(1, Count).Select(number => $"c{number}");

    /// <summary>For Clocker.</summary>
    public string Blueprint() => $"""
        id: {Name}
        services:
        {string.Join('\n', Services.Select(Service))}
        """;

    /// <summary>For Docker Compose.</summary>
    public string ComposeFile() => $"""
        services:
        {string.Join('\n', Services.Select(ComposeService))}
        """;

    private string Service(string name, int index)
    {
        var service = $"""
            - type: docker:{Surroundings.Image}
              id: {name}
              command: [{Quoted(Command)}]
            """;
        return !IsChain ? service : $"""
            {service}
              healthcheck: {HealthCheck}
            {(index == 0 ? "" : $"""  latch.start: $brooklyn:component("c{index}").attributeWhenReady("service.isUp")""")}
            """;
    }

    private string ComposeService(string name, int index)
    {
        var service = $"""
              {name}:
                image: {Surroundings.Image}
                command: [{Quoted(Command)}]
                restart: unless-stopped
            """;
        return !IsChain ? service : $$"""
            {{service}}
                healthcheck: {{HealthCheck}}
            {{(index == 0 ? "" : $$"""    depends_on: { c{{index}}: { condition: service_healthy } }""")}}
            """;
    }

    private static string HealthCheck => $$"""{ test: [CMD, {{Quoted(Check)}}], interval: {{CheckInterval.TotalSeconds:0}}s }""";

    private static string Quoted(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"\"{word}\""));
}
