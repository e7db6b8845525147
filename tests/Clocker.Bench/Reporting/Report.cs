using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

using Clocker.Bench.Measuring;

namespace Clocker.Bench.Reporting;

/// <summary>What was measured, and what it means.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<Aim> _aims = [];
    private readonly List<(string Group, string Name, IReadOnlyList<double> Values)> _raw = [];

    /// <summary>Adds all that a contest measured, in seconds.</summary>
    public void Add(Contest contest)
    {
        foreach (var (contestant, seconds) in contest.All)
        {
            Add(contest.Name, contestant, seconds);
        }
    }

    /// <summary>Adds what was measured, as it was.</summary>
    public void Add(string group, string name, IReadOnlyList<double> values) => _raw.Add((group, name, values));

    /// <summary>An aim for how much longer something may take than something else: met if the lower end of the interval is within it.</summary>
    public void Aim(string name, Ratio ratio, double limit) =>
        _aims.Add(new(name, ratio.Median, limit, ratio.Low <= limit, (ratio.Low, ratio.High)));

    /// <summary>An aim for a figure.</summary>
    public void Aim(string name, double figure, double limit) => _aims.Add(new(name, figure, limit, figure <= limit, null));

    public async Task WriteAsync(TextWriter output, bool asJson)
    {
        if (asJson)
        {
            await output.WriteLineAsync(Json().ToJsonString(Indented));
            return;
        }

        foreach (var group in _raw.GroupBy(raw => raw.Group))
        {
            await output.WriteLineAsync($"\n{group.Key}\n");
            await WriteTableAsync(output, Rows(group));
        }

        if (_aims.Count > 0)
        {
            await output.WriteLineAsync();
            await WriteTableAsync(output, Rows(_aims));
        }
    }

    private JsonObject Json() => new()
    {
        ["aims"] = new JsonArray([.. _aims.Select(aim => new JsonObject
        {
            ["name"] = aim.Name,
            ["figure"] = Rounded(aim.Figure),
            ["aim"] = Rounded(aim.Limit),
            ["met"] = aim.Met,
            ["interval"] = aim.Interval is { } interval ? new JsonArray(Rounded(interval.Low), Rounded(interval.High)) : null,
        })]),
        ["raw"] = new JsonObject(_raw.GroupBy(raw => raw.Group).Select(group => KeyValuePair.Create(
            group.Key,
            (JsonNode?)new JsonObject(group.Select(raw => KeyValuePair.Create(
                raw.Name, (JsonNode?)new JsonArray([.. raw.Values.Select(Rounded)]))))))),
    };

    private static JsonNode Rounded(double value) => JsonValue.Create(Math.Round(value, 4));

    private static List<string[]> Rows(IEnumerable<(string Group, string Name, IReadOnlyList<double> Values)> raw) =>
    [
        ["", "MEDIAN", "ALL"],
        .. raw.Select(one => new[]
        {
            one.Name, Text(Statistics.Median(one.Values)), string.Join(' ', one.Values.Select(Text)),
        }),
    ];

    private static List<string[]> Rows(IEnumerable<Aim> aims) =>
    [
        ["AIM", "FIGURE", "AT MOST", "MET"],
        .. aims.Select(aim => new[]
        {
            aim.Name,
            aim.Interval is { } interval ? $"{Text(aim.Figure)} ({Text(interval.Low)} to {Text(interval.High)})" : Text(aim.Figure),
            Text(aim.Limit),
            aim.Met ? "yes" : "NO",
        }),
    ];

    private static string Text(double value) => value.ToString(value < 10 ? "0.000" : "0.0", CultureInfo.InvariantCulture);

    private static async Task WriteTableAsync(TextWriter output, List<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            await output.WriteLineAsync(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }
}
