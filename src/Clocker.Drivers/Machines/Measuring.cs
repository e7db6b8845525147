using System.Globalization;
using Clocker.Model.Containers;
using Clocker.Model.Machines;

namespace Clocker.Drivers.Machines;

/// <summary>Reads what the kernel counts: the lines of <c>/proc/stat</c>, <c>uptime</c>, <c>loadavg</c> and <c>meminfo</c>, in whatever order.</summary>
internal static class Measuring
{
    /// <summary>The kernel counts time in hundredths of a second for everybody to read, whatever it does by itself.</summary>
    private const long TicksPerCount = TimeSpan.TicksPerSecond / 100;

    private static readonly string[] Files = ["/proc/stat", "/proc/uptime", "/proc/loadavg", "/proc/meminfo"];

    /// <summary>This machine; null if it has no such files.</summary>
    public static async Task<MachineReading?> HereAsync(CancellationToken cancellation)
    {
        try
        {
            var texts = new List<string>();
            foreach (var file in Files)
            {
                texts.Add(await File.ReadAllTextAsync(file, cancellation));
            }

            return Parse("This machine", string.Join('\n', texts));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What the lines say.</summary>
    /// <exception cref="DeviceException">They do not say all of it.</exception>
    public static MachineReading Parse(string title, string lines)
    {
        TimeSpan? uptime = null, busy = null;
        long? total = null, available = null;
        double? load = null;
        var cpus = 0;
        foreach (var line in lines.Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            switch (words)
            {
                case ["cpu", var user, var nice, var system, _, _, var interrupts, var soft, ..]:
                    busy = new TimeSpan((Number(user) + Number(nice) + Number(system) + Number(interrupts) + Number(soft) + (words.Length > 8 ? Number(words[8]) : 0)) * TicksPerCount);
                    break;
                case [var one, ..] when one.StartsWith("cpu", StringComparison.Ordinal):
                    cpus++;
                    break;
                case ["MemTotal:", var kilobytes, ..]:
                    total = Number(kilobytes) << 10;
                    break;
                case ["MemAvailable:", var kilobytes, ..]:
                    available = Number(kilobytes) << 10;
                    break;
                case [var minute, _, _, var programs, _] when programs.Contains('/'):
                    load = Real(minute);
                    break;
                case [var seconds, var idle] when Real(seconds) is { } up && Real(idle) is not null:
                    uptime = TimeSpan.FromSeconds(up);
                    break;
                default:
                    break;
            }
        }

        return uptime is not null && busy is not null && total is not null && available is not null && cpus > 0
            ? new MachineReading { Uptime = uptime.Value, Busy = busy.Value, Cpus = cpus, MemoryBytes = total.Value, MemoryUsedBytes = total.Value - available.Value, LoadAverage = load }
            : throw new DeviceException(DeviceFault.Failed, $"{title} does not say how busy it is; its kernel has to be Linux 3.14 or newer, with /proc.");
    }

    private static long Number(string word) => long.TryParse(word, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static double? Real(string word) => double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
