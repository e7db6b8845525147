using System.Globalization;
using System.Text;

using Clocker.Blueprints.Writing;
using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;

using Xunit;

namespace Clocker.Blueprints.Tests.Fuzzing;

/// <summary>
/// Any bytes give a blueprint or diagnostics, never an exception, in bounded memory and time. <c>./test --fuzz N [SEED]</c>
/// tries N texts instead of as many as fit into half a minute.
/// </summary>
public sealed class FuzzTests
{
    private const int Usual = 50_000;
    private const long MostBytesAllocated = 4L << 30;
    private static readonly string[] Folders = ["Corpus", "Golden", "Fuzzing"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    [Trait("Kind", "Seeds")]
    public void Any_bytes_give_a_blueprint_or_diagnostics()
    {
        var count = Number("CLOCKER_FUZZ") ?? Usual;
        var seed = Number("CLOCKER_FUZZ_SEED") ?? 1;
        var mutations = new Mutations(Corpus(), new Random(seed));
        for (var i = 0; i < count; i++)
        {
            var bytes = mutations.Next();
            var problem = Problem(Encoding.UTF8.GetString(bytes));
            Assert.True(problem is null, $"Seed {seed}, text {i + 1}: {problem}\nAs base 64: {Convert.ToBase64String(bytes)}\n{Encoding.UTF8.GetString(bytes)}");
        }
    }

    /// <summary>What once was wrong, as its text was found.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_was_found_stays_mended(string name) => Assert.Null(Problem(File.ReadAllText(Path.Combine(SeedFolder, name))));

    public static TheoryData<string> Seeds => [.. Directory.EnumerateFiles(SeedFolder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private static string SeedFolder => Path.Combine(AppContext.BaseDirectory, "Fuzzing", "Seeds");

    /// <summary>What is wrong with how a text is read; null if nothing is.</summary>
    private static string? Problem(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            var reading = Catalogue.Read(text);
            var hasErrors = reading.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
            return reading.Blueprint is null != hasErrors ? "there is a blueprint with errors, or neither"
                : GC.GetAllocatedBytesForCurrentThread() - before > MostBytesAllocated ? "it takes too much memory"
                : TimeProvider.System.GetElapsedTime(started) > Patience ? "it takes too long"
                : reading.Blueprint is { } blueprint ? NotTheSameAgain(blueprint)
                : null;
        }
#pragma warning disable CA1031 // Whatever is thrown is what the fuzzer looks for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.ToString();
        }
    }

    private static string? NotTheSameAgain(Blueprint blueprint)
    {
        var written = CampWriter.Write(blueprint);
        var again = Catalogue.Read(written);
        return again.Blueprint == blueprint
            ? null
            : $"written and read it is not the same: {again.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error)}\n{written}\n";
    }

    private static List<byte[]> Corpus() =>
    [
        .. Folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".yaml" or ".bom")
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes),
    ];

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
