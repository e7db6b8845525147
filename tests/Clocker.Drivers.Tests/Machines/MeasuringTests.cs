using Clocker.Drivers.Machines;
using Clocker.Model.Containers;
using Clocker.Model.Machines;
using Xunit;

namespace Clocker.Drivers.Tests.Machines;

public sealed class MeasuringTests
{
    private const string Kernel = """
        cpu  1000 20 300 90000 400 5 60 7 800 0
        cpu0 500 10 150 45000 200 2 30 3 400 0
        cpu1 500 10 150 45000 200 3 30 4 400 0
        12345.67 20000.10
        0.52 0.58 0.59 3/602 29611
        MemTotal:       24000000 kB
        MemAvailable:   18000000 kB
        """;

    [Fact]
    public void The_words_of_the_kernel_are_read()
    {
        var reading = Measuring.Parse("It", Kernel);


        // What is waited for is no work; what guests do is part of what their users do.
        Assert.Equal(
            new MachineReading
            {
                Uptime = TimeSpan.FromSeconds(12345.67),
                Busy = TimeSpan.FromSeconds(13.92),
                Cpus = 2,
                MemoryBytes = 24_000_000L << 10,
                MemoryUsedBytes = 6_000_000L << 10,
                LoadAverage = 0.52,
            },
            reading);
    }

    [Fact]
    public void A_machine_that_does_not_say_all_of_it_is_told()
    {
        var error = Assert.Throws<DeviceException>(() => Measuring.Parse("bob@10.0.0.1:22", Kernel.Replace("MemAvailable", "MemBuffers", StringComparison.Ordinal)));


        Assert.Equal("bob@10.0.0.1:22 does not say how busy it is; its kernel has to be Linux 3.14 or newer, with /proc.", error.Message);
    }

    [Fact]
    public async Task This_machine_is_read()
    {
        var reading = await Measuring.HereAsync(TestContext.Current.CancellationToken);


        Assert.NotNull(reading);
        Assert.Equal(Environment.ProcessorCount, (int)reading.Cpus);
    }
}
