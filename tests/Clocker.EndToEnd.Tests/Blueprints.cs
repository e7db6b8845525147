namespace Clocker.EndToEnd.Tests;

/// <summary>Small applications. Their containers end at once when they are told to.</summary>
internal static class Blueprints
{
    private const string Loop = """[ sh, -c, "trap 'exit 0' TERM; while :; do sleep 0.2; done" ]""";

    /// <summary>A web server with a page, and a neighbour who does nothing.</summary>
    public static string Pair(string name) => $$"""
        id: {{name}}
        services:
        - type: docker:nginx:1.22
          id: web
          openPorts: [ 80 ]
          files: { /usr/share/nginx/html/index.html: "the page of {{name}}" }
        {{Idle("idle")}}
        """;

    /// <summary>A service that does nothing; with more lines of YAML in its map.</summary>
    public static string Idle(string id, string more = "") => $$"""
        - type: docker:busybox:1.35
          id: {{id}}
          command: {{Loop}}
        {{(more.Length == 0 ? "" : $"  {more}")}}
        """.TrimEnd();

    /// <summary>An application of services that do nothing.</summary>
    public static string Of(string name, params string[] services) => $"id: {name}\nservices:\n{string.Join('\n', services)}\n";
}
