using System.Globalization;
using Clocker.Model.Machines;

namespace Clocker.Drivers.Machines;

/// <summary>Reads what <c>runs.sh describe</c> prints: a name, a tab and a value in each line.</summary>
internal static class Describing
{
    public static MachineDescription Parse(string lines)
    {
        var said = lines.Split('\n')
            .Select(line => line.Split('\t', 2))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], StringComparer.Ordinal)
            .ToDictionary(pairs => pairs.Key, pairs => pairs.First()[1], StringComparer.Ordinal);
        return new MachineDescription
        {
            System = Text("system"),
            SystemLike = Text("like"),
            SystemVersion = Text("version"),
            SystemTitle = Text("title"),
            Kernel = Text("kernel"),
            Architecture = Text("architecture"),
            Hostname = Text("hostname"),
            Cpus = (int)Number("cpus"),
            MemoryBytes = Number("memory") << 10,
            FreeDiskBytes = Number("disk") << 10,
            User = Text("user"),
        };

        string Text(string name) => said.GetValueOrDefault(name, "");

        long Number(string name) => long.TryParse(Text(name), CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
