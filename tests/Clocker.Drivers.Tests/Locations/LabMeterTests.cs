using System.Text.Json;
using Clocker.Drivers.Locations.Lab;
using Xunit;

namespace Clocker.Drivers.Tests.Locations;

public sealed class LabMeterTests
{
    private static readonly DateTimeOffset Started = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_the_host_may_use_counts_and_not_what_the_machine_has()
    {
        using var stats = JsonDocument.Parse("""
            {"read":"2026-03-01T12:01:00Z",
             "cpu_stats":{"cpu_usage":{"total_usage":6000000000},"system_cpu_usage":99,"online_cpus":16},
             "memory_stats":{"usage":300000000,"limit":64000000000,"stats":{"inactive_file":100,"total_inactive_file":100000000}}}
            """);


        var limited = LabMeter.Read(stats.RootElement, Started, 1_500_000_000, 512_000_000);
        var free = LabMeter.Read(stats.RootElement, Started, 0, 0);


        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(6), 1.5m), (limited.Uptime, limited.Busy, limited.Cpus));
        Assert.Equal((512_000_000L, 200_000_000L), (limited.MemoryBytes, limited.MemoryUsedBytes));
        Assert.Equal((16m, 64_000_000_000L), (free.Cpus, free.MemoryBytes));
        Assert.Null(free.LoadAverage);
    }
}
