using System.Globalization;
using System.Text;

namespace Clocker.Bench.Loading;

/// <summary>A blueprint of many entities with 20 config values each, 4 of which are expressions.</summary>
internal static class LoadedBlueprint
{
    /// <summary>How many entities stand in one chain, in which each needs the address of the one before.</summary>
    public const int ChainLength = 10;

    /// <summary>The config values of an entity that are expressions; the last one has it in its map.</summary>
    public static readonly string[] Expressions = ["dsl-1", "dsl-2", "dsl-3", "docker.container.environment"];

    private const int Constants = 16;

    /// <summary>The text, for some entities.</summary>
    public static string Text(int entities)
    {
        var text = new StringBuilder("name: load\nbrooklyn.config: { greeting: hello }\nservices:\n");
        for (var i = 0; i < entities; i++)
        {
            Append(text, i);
        }

        return text.ToString();
    }

    /// <summary>The id of an entity.</summary>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"service-{number:00000}");

    private static void Append(StringBuilder text, int number)
    {
        text.Append("- type: docker:nginx:1.22\n  id: ").Append(Id(number)).Append("\n  brooklyn.config:\n");
        for (var i = 1; i <= Constants; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    key-{i:00}: {(i % 4 == 0 ? $"{number * i}" : $"value {i} of {number}")}\n");
        }

        // Each constant is asked for by somebody, so that no warning is due.
        var (one, other) = ((number % Constants) + 1, ((number + 7) % Constants) + 1);
        text.Append(CultureInfo.InvariantCulture, $"    dsl-1: $brooklyn:config(\"key-{one:00}\")\n");
        text.Append(CultureInfo.InvariantCulture, $"    dsl-2: $brooklyn:formatString(\"%s and %s\", $brooklyn:config(\"key-{other:00}\"), $brooklyn:config(\"dsl-1\"))\n");
        text.Append("    dsl-3: $brooklyn:parent().config(\"greeting\")\n");
        text.Append("    env: { TITLE: $brooklyn:config(\"dsl-2\"), ").Append(number % ChainLength == 0
            ? "GREETING: $brooklyn:config(\"dsl-3\")"
            : $"PREVIOUS: '$brooklyn:entity(\"{Id(number - 1)}\").attributeWhenReady(\"host.address\")'").Append(" }\n");
    }
}
