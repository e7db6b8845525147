using System.Globalization;

using Clocker.Bench.Placing;

namespace Clocker.Bench;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Chosen">The benchmarks, in order.</param>
/// <param name="AsJson">Whether the report is a JSON document.</param>
/// <param name="Pairs">How often everything that is compared is measured; null is as often as is usual.</param>
/// <param name="Part">The one part of the benchmark of placement that is run; null is all.</param>
/// <param name="Trace">A directory with the files of the Alibaba openb trace; null makes one of the same shape.</param>
internal sealed record Request(IReadOnlyList<string> Chosen, bool AsJson, int? Pairs, string? Part = null, string? Trace = null)
{
    private static readonly string[] Single = ["up", "ps", "server", "load", "placement", "headroom", "lab", "watch"];
    private static readonly string[] Cloud = ["lab", "watch"];

    /// <summary>A directory of this run's own.</summary>
    public static string Work => Environment.GetEnvironmentVariable("CLOCKER_BENCH_WORK") is { Length: > 0 } work ? work : Path.GetTempPath();

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
            else if (arguments[i] == "--part" && ++i < arguments.Count && PlacementBenchmark.Parts.Contains(arguments[i]))
            {
                request = request with { Part = arguments[i] };
            }
            else if (arguments[i] == "--trace" && ++i < arguments.Count)
            {
                request = request with { Trace = arguments[i] };
            }
            else
            {
                return null;
            }
        }

        return request;
    }
}
