using Clocker.Blueprints;
using Clocker.Blueprints.Catalogues;
using Clocker.Client.Catalogue;
using Clocker.Client.Problems;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;

namespace Clocker.Cli.Sources;

/// <summary>A bundle of types on this machine: a file, a directory or an archive.</summary>
internal sealed class BundleInput
{
    private const string Extension = ".bom";

    private static readonly EnumerationOptions Plain = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private readonly ValueList<Source> _files;

    private BundleInput(string name, ValueList<Source> files, IReadOnlyList<Diagnostic> diagnostics)
    {
        _files = files;
        Text = new(name, [.. files.Select(file => new BundleFile(file.Name, file.Text))]);
        Diagnostics = [.. diagnostics.Select(DiagnosticAnswers.Of)];
    }

    /// <summary>Its texts, to be sent.</summary>
    public BundleText Text { get; }

    /// <summary>What is wrong with the archive that they came from.</summary>
    public IReadOnlyList<DiagnosticAnswer> Diagnostics { get; }

    /// <summary>Its texts by the names that diagnostics give them.</summary>
    public IReadOnlyList<Source> Texts => [.. _files.Select(file => new Source(BundlePath.Shown(Text.Origin, file.Name), file.Text))];

    /// <summary>The text of a file as diagnostics name it; null if it has no such file.</summary>
    public string? TextOf(string file) => Text.Files.FirstOrDefault(own => BundlePath.Shown(Text.Origin, own.Path) == file)?.Text;

    /// <summary>Whether a name is that of a bundle rather than of a blueprint: a directory with a catalogue, an archive, or a text that defines types and deploys nothing.</summary>
    public static bool IsBundle(string name, Surroundings surroundings)
    {
        var path = Path.GetFullPath(name, surroundings.WorkingDirectory);
        try
        {
            return File.Exists(Path.Combine(path, BundlePath.Catalogue))
                || (File.Exists(path) && (IsArchive(path) || Path.GetExtension(path) == Extension || IsCatalogue(name, path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCodes.WrongUse, $"{name} cannot be read: {exception.Message}");
        }
    }

    /// <summary>All that is wrong with it and with its items, with the types that are known here.</summary>
    public IReadOnlyList<DiagnosticAnswer> Check()
    {
        if (Diagnostics.Count > 0)
        {
            return Diagnostics;
        }

        var reading = BundleReader.Read(Text.Origin, _files);
        return [.. reading.Diagnostics.Concat(new BundleCheck(new LocalFormats(), [reading]).Of(reading)).Select(DiagnosticAnswers.Of)];
    }

    /// <summary>Reads a bundle.</summary>
    /// <exception cref="CommandException">There is no such thing, or it cannot be read.</exception>
    public static BundleInput Read(string name, Surroundings surroundings)
    {
        var path = Path.GetFullPath(name, surroundings.WorkingDirectory);
        try
        {
            return Directory.Exists(path) ? OfDirectory(name, path)
                : IsArchive(path) ? OfArchive(name, path)
                : new(name, [new(Path.GetFileName(path), File.ReadAllText(path))], []);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException(ExitCodes.WrongUse, $"There is no file or directory {name}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCodes.WrongUse, $"{name} cannot be read: {exception.Message}");
        }
    }

    private static BundleInput OfArchive(string name, string path)
    {
        using var content = File.OpenRead(path);
        var (files, diagnostics) = BundleArchive.Read(name, content);
        return new(name, files, diagnostics);
    }

    private static BundleInput OfDirectory(string name, string path)
    {
        if (!File.Exists(Path.Combine(path, BundlePath.Catalogue)))
        {
            throw new CommandException(ExitCodes.WrongUse, $"{name} has no {BundlePath.Catalogue}.", "Name the catalogue itself, or a directory that has one.");
        }

        var files = new List<Source>();
        long bytes = 0;
        foreach (var file in Directory.EnumerateFiles(path, "*", Plain))
        {
            var inside = Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/');
            if (BundlePath.IsRead(inside))
            {
                bytes += new FileInfo(file).Length;
                if (bytes > BundleArchive.MostBytes || files.Count == BundleArchive.MostEntries)
                {
                    throw new CommandException(
                        ExitCodes.WrongUse,
                        $"{name} has more than {BundleArchive.MostEntries} files of YAML, or more than {BundleArchive.MostBytes >> 20} MiB of it.",
                        "Move what does not belong to the bundle elsewhere.");
                }

                files.Add(new(inside, File.ReadAllText(file)));
            }
        }

        return new(name, BundleArchive.InOrder(files), []);
    }

    private static bool IsCatalogue(string name, string path)
    {
        using var file = File.OpenRead(path);
        return SourceBytes.Decode(name, SourceBytes.Read(file)) is (var text, null) && BundleReader.DeploysNothing(new(name, text));
    }

    private static bool IsArchive(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> begin = stackalloc byte[2];
        return file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) == begin.Length && begin.SequenceEqual("PK"u8);
    }
}
