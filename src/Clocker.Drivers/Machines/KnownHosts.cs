using System.Security.Cryptography;
using System.Text;

namespace Clocker.Drivers.Machines;

/// <summary>A file of machines' keys as OpenSSH writes it: names, patterns, hashed names, and revoked keys. Keys of certificate authorities are passed over.</summary>
internal sealed class KnownHosts
{
    private readonly string _path;
    private readonly List<Line> _lines;

    private KnownHosts(string path, List<Line> lines) => (_path, _lines) = (path, lines);

    /// <summary>What a key is to us.</summary>
    internal enum Verdict
    {
        /// <summary>The machine's name is not in the file.</summary>
        Unknown,

        /// <summary>It is the machine's.</summary>
        Known,

        /// <summary>The machine has another one in the file.</summary>
        Changed,

        /// <summary>The file says that it must not be used any more.</summary>
        Revoked,
    }

    /// <summary>Reads the files that are there.</summary>
    /// <param name="path">The file, to which more can be added.</param>
    /// <param name="others">More such files.</param>
    public static KnownHosts Read(string path, params IEnumerable<string> others) =>
        new(path, [.. others.Prepend(path).Where(File.Exists).SelectMany(File.ReadAllLines).Select(Line.Parse).OfType<Line>()]);

    /// <summary>The kinds of keys by which a machine is known, such as <c>ssh-ed25519</c>.</summary>
    public IReadOnlySet<string> Kinds(string host, int port) =>
        _lines.Where(line => !line.IsRevoked && line.Names(Written(host, port))).Select(line => line.Kind).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a machine's key may be believed.</summary>
    public Verdict Judge(string host, int port, byte[] key)
    {
        var name = Written(host, port);
        var shown = Convert.ToBase64String(key);
        var own = _lines.Where(line => line.Names(name)).ToList();
        return own.Any(line => line.IsRevoked && line.Key == shown) ? Verdict.Revoked
            : own.Any(line => !line.IsRevoked && line.Key == shown) ? Verdict.Known
            : own.Any(line => !line.IsRevoked) ? Verdict.Changed
            : Verdict.Unknown;
    }

    /// <summary>Adds a machine's key to the file.</summary>
    public void Record(string host, int port, byte[] key)
    {
        if (Path.GetDirectoryName(_path) is { Length: > 0 } directory)
        {
            Directory.CreateDirectory(directory);
        }

        using var file = new FileStream(_path, new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        file.Write(Encoding.UTF8.GetBytes($"{Written(host, port)} {KindOf(key)} {Convert.ToBase64String(key)}\n"));
    }

    /// <summary>A key begins with the length of its kind, and its kind.</summary>
    private static string KindOf(byte[] key) => Encoding.ASCII.GetString(key, 4, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(key));

    private static string Written(string host, int port) => port == 22 ? host : $"[{host}]:{port}";

    private sealed record Line(string Hosts, string Kind, string Key, bool IsRevoked)
    {
        public static Line? Parse(string text)
        {
            var words = text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            return words switch
            {
                [] or [['#', ..], ..] or ["@cert-authority", ..] => null,
                ["@revoked", var hosts, var kind, var key, ..] => new Line(hosts, kind, key, true),
                [var hosts, var kind, var key, ..] => new Line(hosts, kind, key, false),
                _ => null,
            };
        }

        public bool Names(string name)
        {
            if (Hosts.StartsWith("|1|", StringComparison.Ordinal))
            {
                return IsHashOf(name);
            }

            var patterns = Hosts.Split(',');
            return !patterns.Any(pattern => pattern.StartsWith('!') && Matches(pattern[1..], name)) && patterns.Any(pattern => Matches(pattern, name));
        }

        private static bool Matches(string pattern, string name) =>
            System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", StringComparison.Ordinal), name, ignoreCase: true);

        private bool IsHashOf(string name)
        {
            var parts = Hosts.Split('|');
            try
            {
#pragma warning disable CA5350 // The format is OpenSSH's.
                return parts.Length == 4
                    && HMACSHA1.HashData(Convert.FromBase64String(parts[2]), Encoding.UTF8.GetBytes(name)).AsSpan().SequenceEqual(Convert.FromBase64String(parts[3]));
#pragma warning restore CA5350
            }
            catch (FormatException)
            {
                return false;
            }
        }
    }
}
