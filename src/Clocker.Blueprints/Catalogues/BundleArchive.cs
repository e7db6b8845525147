using System.IO.Compression;
using System.Text;

using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Catalogues;

/// <summary>Takes the texts of a bundle out of an archive (ZIP, JAR), in time and memory that the limits bound, whatever the archive is.</summary>
public sealed class BundleArchive
{
    /// <summary>The most files that a bundle may have, those that are not read included.</summary>
    public const int MostEntries = 1_000;

    /// <summary>The most that all texts of a bundle may have together.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private const int MostRatio = 200;
    private const int UnsuspiciousBytes = 64 * 1024;
    private const int LinkMark = 0xA000;
    private const int KindMask = 0xF000;

    private readonly string _name;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<Source> _files = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private long _bytes;

    private BundleArchive(string name) => _name = name;

    /// <summary>The texts of an archive, the catalogue first; none if something is wrong with it.</summary>
    /// <param name="name">What its author calls it.</param>
    /// <param name="content">The archive; must be seekable.</param>
    public static (ValueList<Source> Files, IReadOnlyList<Diagnostic> Diagnostics) Read(string name, Stream content)
    {
        var archive = new BundleArchive(name);
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            archive.Read(zip);
        }
        catch (InvalidDataException damage)
        {
            archive.Error(name, $"This is no ZIP archive, or it is damaged: {damage.Message.TrimEnd('.')}.", "Make it again.");
        }

        return archive._diagnostics.Count > 0 ? ([], archive._diagnostics) : (InOrder(archive._files), []);
    }

    /// <summary>Files with the catalogue at the root first.</summary>
    public static ValueList<Source> InOrder(IEnumerable<Source> files) =>
        [.. files.OrderBy(file => file.Name != BundlePath.Catalogue).ThenBy(file => file.Name, StringComparer.Ordinal)];

    private void Read(ZipArchive zip)
    {
        if (zip.Entries.Count > MostEntries)
        {
            Error(_name, $"The archive has more than {MostEntries} entries.", "Leave out what is not needed.");
            return;
        }

        foreach (var entry in zip.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            if (BundlePath.Clean(entry.FullName) is not { } path || path != entry.FullName)
            {
                Error(_name, $"The entry \"{Shown(entry.FullName)}\" has a path that could lead out of the archive.", "Use plain relative paths with /.");
            }
            else if (((entry.ExternalAttributes >> 16) & KindMask) == LinkMark)
            {
                Error(_name, $"The entry \"{Shown(path)}\" is a symbolic link.", "Put the file itself into the archive.");
            }
            else if (!_paths.Add(path))
            {
                Error(_name, $"The entry \"{Shown(path)}\" is in the archive twice.", "Keep one of them.");
            }
            else if (BundlePath.IsRead(path) && !Take(entry, path))
            {
                return;
            }
        }

        if (_diagnostics.Count == 0 && !_paths.Contains(BundlePath.Catalogue))
        {
            Error(_name, $"The archive has no {BundlePath.Catalogue} at its root.", "Put the catalogue there.");
        }
    }

    /// <summary>Reads no more than is allowed, whatever the entry says of its own size.</summary>
    private bool Take(ZipArchiveEntry entry, string path)
    {
        using var stream = entry.Open();
        using var read = new MemoryStream();
        var block = new byte[16 * 1024];
        for (var count = stream.Read(block); count > 0; count = stream.Read(block))
        {
            read.Write(block, 0, count);
            _bytes += count;
            if (_bytes > MostBytes)
            {
                Error(_name, $"The texts of the archive have more than {MostBytes >> 20} MiB.", "Leave out what is not needed.");
                return false;
            }

            if (read.Length > UnsuspiciousBytes && read.Length / Math.Max(1, entry.CompressedLength) > MostRatio)
            {
                Error(_name, $"The entry \"{Shown(path)}\" unpacks to more than {MostRatio} times its size.", "Make the archive of what is meant.");
                return false;
            }
        }

        _files.Add(new(path, Encoding.UTF8.GetString(read.ToArray()).TrimStart('\uFEFF')));
        return true;
    }

    private void Error(string file, string message, string remedy) =>
        _diagnostics.Add(new(Codes.BadArchive, Severity.Error, message, remedy, new(file, 0, 0)));

    private static string Shown(string path) => new([.. path.Take(200).Select(letter => char.IsControl(letter) ? '?' : letter)]);
}
