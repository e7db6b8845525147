using System.IO.Compression;

using Clocker.Blueprints.Catalogues;
using Clocker.Model.Diagnostics;

using Xunit;

namespace Clocker.Blueprints.Tests.Catalogues;

public sealed class BundleArchiveTests
{
    private const string Catalogue = "brooklyn.catalog: {id: a, item: {type: docker:nginx}}";

    [Fact]
    public void The_catalogue_comes_first_and_what_is_no_text_is_left_out()
    {
        using var zip = Zip(("a/more.bom", Catalogue), ("catalog.bom", Catalogue), ("lib/x.class", "…"));


        var (files, diagnostics) = BundleArchive.Read("x.zip", zip);


        Assert.Empty(diagnostics);
        Assert.Equal(["catalog.bom", "a/more.bom"], files.Select(file => file.Name));
    }

    [Theory]
    [InlineData("../evil.bom")]
    [InlineData("/etc/evil.bom")]
    [InlineData("a/../../evil.bom")]
    [InlineData("C:evil.bom")]
    [InlineData("..\\evil.bom")]
    [InlineData("./evil.bom")]
    public void Paths_that_could_lead_out_are_refused(string path)
    {
        using var zip = Zip(("catalog.bom", Catalogue), (path, Catalogue));

        Assert.Contains("could lead out", Refused(zip).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Symbolic_links_are_refused()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "catalog.bom", Catalogue);
            var link = archive.CreateEntry("link.bom");
            link.ExternalAttributes = unchecked((int)0xA1FF0000);
        }

        Assert.Contains("symbolic link", Refused(zip).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_is_there_twice_is_refused()
    {
        using var zip = Zip(("catalog.bom", Catalogue), ("a.bom", "1"), ("a.bom", "2"));

        Assert.Contains("twice", Refused(zip).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_is_not_unpacked()
    {
        using var zip = Zip(("catalog.bom", new string(' ', 50 << 20)));

        Assert.Contains("times its size", Refused(zip).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_texts_are_too_many_bytes_together()
    {
        var chance = new Random(1);
        var noise = string.Concat(Enumerable.Range(0, 1 << 20).Select(_ => (char)chance.Next('a', 'z')));
        using var zip = Zip([.. Enumerable.Range(0, 11).Select(i => (i == 0 ? "catalog.bom" : $"{i}.bom", noise))]);

        Assert.Contains("more than 10 MiB", Refused(zip).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_entries_are_refused()
    {
        using var zip = Zip([.. Enumerable.Range(0, 1_001).Select(i => ($"{i}.txt", ""))]);

        Assert.Contains("more than 1000 entries", Refused(zip).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_archive_is_said_to_be_none()
    {
        using var noise = new MemoryStream("PK no archive"u8.ToArray());

        Assert.Contains("no ZIP archive", Refused(noise).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_without_a_catalogue_is_refused()
    {
        using var zip = Zip(("a/catalog.bom", Catalogue));

        Assert.Contains("no catalog.bom", Refused(zip).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_change_of_an_archive_gives_files_or_diagnostics()
    {
        using var zip = Zip(("catalog.bom", Catalogue), ("a/more.bom", Catalogue));
        var bytes = zip.ToArray();
        var chance = new Random(7);
        for (var round = 0; round < 3_000; round++)
        {
            var changed = (byte[])bytes.Clone();
            for (var i = chance.Next(1, 4); i > 0; i--)
            {
                changed[chance.Next(changed.Length)] = (byte)chance.Next(256);
            }

            using var stream = new MemoryStream(changed, 0, chance.Next(changed.Length / 2, changed.Length + 1));
            var (files, diagnostics) = BundleArchive.Read("x.zip", stream);
            Assert.True(files.Count > 0 != diagnostics.Count > 0, $"round {round}");
        }
    }

    private static Diagnostic Refused(Stream zip)
    {
        var (files, diagnostics) = BundleArchive.Read("x.zip", zip);
        Assert.Empty(files);
        return Assert.Single(diagnostics);
    }

    private static MemoryStream Zip(params (string Path, string Text)[] files)
    {
        var zip = new MemoryStream();
        using var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (path, text) in files)
        {
            Write(archive, path, text);
        }

        return zip;
    }

    private static void Write(ZipArchive archive, string path, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(path).Open());
        writer.Write(text);
    }
}
