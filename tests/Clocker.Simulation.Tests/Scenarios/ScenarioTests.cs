using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

using Clocker.Library.Entities;
using Clocker.Library.Placement;
using Clocker.Simulation.Scenarios;

using Xunit;

namespace Clocker.Simulation.Tests.Scenarios;

/// <summary>Whole applications under everything that can go wrong. A failure names its seed; CONTRIBUTING.md says how to see it again.</summary>
public sealed class ScenarioTests
{
    private static ScenarioParts Parts { get; } = new(BuiltIn.Types, BuiltInPlacement.Strategies);

    [Fact]
    public void A_hundred_seeds_end_well() => Play(1, 100);

    [Fact]
    [Trait("Kind", "Seeds")]
    public void Two_thousand_seeds_end_well() => Play(101, 1900);

    [Fact]
    public void A_seed_gives_the_same_journal_twice()
    {
        Assert.All(Enumerable.Range(1, 10), seed =>
            Assert.Equal(new Scenario(seed, Parts).Play(), new Scenario(seed, Parts).Play()));
    }

    [Fact]
    public async Task A_seed_gives_the_same_journal_in_another_process()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Clocker.Seeds.dll");
        using var other = Process.Start(new ProcessStartInfo("dotnet", [program, "21", "10", "--digests"]) { RedirectStandardOutput = true })!;
        var output = await other.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);

        var digests = output.Split('\n').Where(line => line.Contains(" steps, ", StringComparison.Ordinal) && char.IsAsciiDigit(line[0]) && line.Split(' ')[1].Length == 64)
            .ToDictionary(line => int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture), line => line.Split(' ')[1]);
        Assert.Equal(10, digests.Count);
        Assert.All(digests, pair => Assert.Equal(pair.Value, new Scenario(pair.Key, Parts).Play().Digest));
    }

    private static void Play(int first, int count)
    {
        var failures = new ConcurrentBag<string>();
        Parallel.For(first, first + count, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            try
            {
                new Scenario(seed, Parts).Play();
            }
            catch (ScenarioException failure)
            {
                failures.Add(failure.Message);
            }
        });

        Assert.True(failures.IsEmpty, $"{failures.Count} of {count} seeds failed:\n{string.Join("\n", failures.Take(5))}");
    }
}
