using System.Globalization;

using Clocker.Bench.Running;
using Clocker.Model.Collections;
using Clocker.Model.Placement;

namespace Clocker.Bench.Placing;

/// <summary>Hosts with GPUs, and requests for them, as in the Alibaba openb trace.</summary>
/// <param name="Hosts">The hosts.</param>
/// <param name="Requests">The requests, in order.</param>
/// <param name="IsReal">Whether they are the trace's own.</param>
internal sealed record GpuTrace(IReadOnlyList<HostView> Hosts, IReadOnlyList<PlacementRequest> Requests, bool IsReal)
{
    private const string Nodes = "openb_node_list_all_node.csv";
    private const string Pods = "openb_pod_list_default.csv";

    /// <summary>How many hosts of each shape: processors, gigabytes of memory, GPUs. As in the trace, roughly.</summary>
    private static readonly (int Count, int Cpus, int Gigabytes, int Gpus)[] HostShapes =
    [
        (549, 96, 384, 8), (387, 96, 384, 2), (131, 64, 256, 2), (68, 96, 736, 8), (54, 64, 256, 4), (24, 32, 128, 1), (310, 64, 256, 0),
    ];

    /// <summary>How often each request, in a thousand: processors, gigabytes of memory, thousandths of a GPU.</summary>
    private static readonly (int Weight, double Cpus, int Gigabytes, int Gpu)[] RequestShapes =
    [
        (130, 3.152, 5, 810), (105, 11.3, 48, 1000), (66, 11.4, 47, 1000), (58, 3.152, 5, 1000), (48, 11.9, 46, 470), (45, 12.5, 56, 0), (44, 8, 30, 470),
        (35, 32, 48, 0), (31, 18.7, 63, 1000), (29, 11.9, 46, 650), (24, 9.8, 40, 1000), (20, 8, 30, 0), (80, 15.7, 57, 1000), (70, 4, 22, 320), (60, 12, 24, 1000),
        (50, 6, 6, 460), (45, 16.5, 50, 0), (40, 4.1, 10, 550), (12, 64, 256, 8000), (4, 24, 93, 4000), (4, 24, 93, 2000),
    ];

    /// <summary>The trace in a directory; without one, hosts and requests of about its shape, by chance.</summary>
    /// <exception cref="BenchException">It is not there, or not readable.</exception>
    public static GpuTrace Read(string? directory)
    {
        if (directory is null)
        {
            return Made(new(1));
        }

        try
        {
            return new(
                [.. Rows(directory, Nodes).Select((row, i) => Host(i, Number(row[1]), (long)Number(row[2]) << 20, Number(row[3])))],
                [.. Rows(directory, Pods).Select(row => Request(Number(row[1]), (long)Number(row[2]) << 20, Number(row[3]) * Number(row[4])))],
                IsReal: true);
        }
        catch (Exception failure) when (failure is IOException or FormatException or IndexOutOfRangeException)
        {
            throw new BenchException($"The trace in {directory} cannot be read: {failure.Message}");
        }
    }

    private static GpuTrace Made(Random chance)
    {
        var total = RequestShapes.Sum(shape => shape.Weight);
        var hosts = HostShapes.SelectMany(shape => Enumerable.Repeat(shape, shape.Count)).Select((shape, i) => Host(i, shape.Cpus * 1000, (long)shape.Gigabytes << 30, shape.Gpus)).ToList();
        var requests = Enumerable.Range(0, 8_000).Select(_ =>
        {
            var at = chance.Next(total);
            var shape = RequestShapes.First(shape => (at -= shape.Weight) < 0);
            return Request((int)(shape.Cpus * 1000), (long)shape.Gigabytes << 30, shape.Gpu);
        });
        return new(hosts, [.. requests], IsReal: false);
    }

    private static IEnumerable<string[]> Rows(string directory, string file) => File.ReadLines(Path.Combine(directory, file)).Skip(1).Select(line => line.Split(','));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static HostView Host(int number, int milliCpus, long memory, int gpus) => new()
    {
        Id = new($"h{number:0000}"),
        Name = $"host-{number}",
        MilliCpus = milliCpus,
        MemoryBytes = memory,
        Labels = gpus == 0 ? [] : [new("gpu", gpus.ToString(CultureInfo.InvariantCulture))],
    };

    private static PlacementRequest Request(int milliCpus, long memory, int gpu) => new()
    {
        MilliCpus = milliCpus,
        MemoryBytes = memory,
        Devices = gpu == 0 ? [] : ValueMap.Create<int>([new("gpu", gpu)]),
    };
}
