using System.Globalization;

namespace Clocker.Bench;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Chosen">The benchmarks, in order.</param>
/// <param name="AsJson">Whether the report is a JSON document.</param>
/// <param name="Pairs">How often everything that is compared is measured; null is as often as is usual.</param>
internal sealed record Request(IReadOnlyList<string> Chosen, bool AsJson, int? Pairs)
{
    private static readonly string[] Single = ["up", "ps", "server", "load", "placement", "headroom", "lab", "watch"];
    private static readonly string[] Cloud = ["lab", "watch"];

    /// <summary>What may be asked for.</summary>
    public static IEnumerable<string> Names => [.. Single, "cloud", "all"];

    /// <summary>Reads the command line; null if it cannot be understood.</summary>
    public static Request? Read(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || !Names.Contains(arguments[0]))
        {
            return null;
        }

        var chosen = arguments[0] switch
        {
            "all" => Single,
            "cloud" => Cloud,
            var one => [one],
        };
        var request = new Request(chosen, AsJson: false, Pairs: null);
        for (var i = 1; i < arguments.Count; i++)
        {
            if (arguments[i] == "--json")
            {
                request = request with { AsJson = true };
            }
            else if (arguments[i] == "--pairs" && ++i < arguments.Count
                && int.TryParse(arguments[i], CultureInfo.InvariantCulture, out var pairs) && pairs > 0)
            {
                request = request with { Pairs = pairs };
            }
            else
            {
                return null;
            }
        }

        return request;
    }
}
