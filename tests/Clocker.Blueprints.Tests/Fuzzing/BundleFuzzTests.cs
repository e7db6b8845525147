using System.Globalization;
using System.IO.Compression;
using System.Text;

using Clocker.Blueprints.Catalogues;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;

using Xunit;

namespace Clocker.Blueprints.Tests.Fuzzing;

/// <summary>Any bytes give a bundle or diagnostics, as a file, as a directory, and as an archive; never an exception, in bounded memory and time.</summary>
public sealed class BundleFuzzTests
{
    private const int Usual = 6_000;
    private const long MostBytesAllocated = 4L << 30;
    private static readonly string[] Folders = ["Corpus", "Golden"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Names that the catalogues of the corpus refer to.</summary>
    private static readonly string[] Paths = ["catalog.bom", "more.bom", "more/a.yaml", "web.yaml", "META-INF/MANIFEST.MF"];

    [Fact]
    [Trait("Kind", "Seeds")]
    public void Any_bytes_give_a_bundle_or_diagnostics()
    {
        var seed = Number("CLOCKER_FUZZ_SEED") ?? 1;
        var chance = new Random(seed);
        var texts = new Mutations(Corpus(), chance);
        var archives = new Mutations([.. Enumerable.Range(0, 20).Select(_ => Archive(texts, chance))], chance);
        for (var i = 0; i < (Number("CLOCKER_FUZZ") ?? Usual); i++)
        {
            var archive = i % 3 == 0 ? archives.Next() : null;
            var files = archive is null ? Files(texts, i % 3 == 1 ? 1 : Paths.Length) : [];
            var problem = Problem(archive, files);
            Assert.True(problem is null, $"Seed {seed}, bundle {i + 1}: {problem}\n{(archive is null ? string.Join("\n=====\n", files.Select(file => file.Text)) : Convert.ToBase64String(archive))}");
        }
    }

    private static string? Problem(byte[]? archive, ValueList<Source> files)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            if (archive is not null)
            {
                var (unpacked, mistakes) = BundleArchive.Read("x.zip", new MemoryStream(archive));
                if (unpacked.Count == 0 != mistakes.Count > 0)
                {
                    return "there are texts with errors, or neither";
                }

                files = unpacked;
            }

            return files.Count == 0 ? null : Problem(files)
                ?? (GC.GetAllocatedBytesForCurrentThread() - before > MostBytesAllocated ? "it takes too much memory"
                    : TimeProvider.System.GetElapsedTime(started) > Patience ? "it takes too long"
                    : null);
        }
#pragma warning disable CA1031 // Whatever is thrown is what the fuzzer looks for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.ToString();
        }
    }

    private static string? Problem(ValueList<Source> files)
    {
        var reading = BundleReader.Read("x", files);
        var hasErrors = reading.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
        if (reading.Bundle is null != hasErrors)
        {
            return "there is a bundle with errors, or neither";
        }

        // What of it can be used is used, with all that is wrong with it said.
        new BundleCheck(new Catalogue(), [reading]).Of(reading);
        foreach (var item in reading.Items.Take(3))
        {
            var used = Formats.Read(new("use.yaml", $"services:\n- type: '{item.Id.Replace("'", "''", StringComparison.Ordinal)}'\n"), new Catalogue(), items: ItemIndex.Of([reading]));
            if (used.Blueprint is null && used.Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error))
            {
                return $"item {item} gives neither a blueprint nor errors";
            }
        }

        return null;
    }

    private static ValueList<Source> Files(Mutations texts, int count) => [.. Paths.Take(count).Select(path => new Source(path, Encoding.UTF8.GetString(texts.Next())))];

    private static byte[] Archive(Mutations texts, Random chance)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in Files(texts, chance.Next(1, Paths.Length + 1)))
            {
                using var entry = zip.CreateEntry(file.Name, chance.Next(2) == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(file.Text));
            }
        }

        return bytes.ToArray();
    }

    private static List<byte[]> Corpus() =>
    [
        .. Folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) == ".bom" || (file.Contains("Catalogues", StringComparison.Ordinal) && Path.GetExtension(file) is ".yaml" or ".MF"))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes),
    ];

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
