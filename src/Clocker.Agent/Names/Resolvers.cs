using System.Net;

namespace Clocker.Agent.Names;

/// <summary>The resolvers of the host: those of a file as <c>/etc/resolv.conf</c> is, read again when it has changed.</summary>
internal sealed class Resolvers(string file, TimeProvider clock)
{
    /// <summary>As many as the C library asks.</summary>
    private const int Most = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private IReadOnlyList<IPAddress> _known = [];
    private DateTime _written;
    private long? _looked;

    public IReadOnlyList<IPAddress> Current()
    {
        lock (_lock)
        {
            if (_looked is { } looked && clock.GetElapsedTime(looked) < Pause)
            {
                return _known;
            }

            _looked = clock.GetTimestamp();
            var written = File.GetLastWriteTimeUtc(file);
            if (written != _written)
            {
                _written = written;
                _known = Read();
            }

            return _known;
        }
    }

    private IReadOnlyList<IPAddress> Read()
    {
        try
        {
            return [.. Parse(File.ReadLines(file)).Take(Most)];
        }
        catch (IOException)
        {
            // A host without the file has no resolvers.
            return [];
        }
    }

    public static IEnumerable<IPAddress> Parse(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length >= 2 && words[0] == "nameserver" && IPAddress.TryParse(words[1], out var address))
            {
                yield return address;
            }
        }
    }
}
