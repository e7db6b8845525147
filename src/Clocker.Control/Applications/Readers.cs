using Clocker.Model.Expressions;
using Clocker.Model.Identity;

namespace Clocker.Control.Applications;

/// <summary>Who reads which sensor. Nobody may rely on the order of readers.</summary>
internal sealed class Readers
{
    private readonly Dictionary<Dependency, HashSet<EntityId>> _readers = [];

    /// <summary>Who reads a sensor, or if it has no name an entity as a whole; a copy, because asking readers makes new ones.</summary>
    public EntityId[] Of(Dependency read) => _readers.TryGetValue(read, out var readers) ? [.. readers] : [];

    /// <summary>Nobody reads anything any more.</summary>
    public void Clear() => _readers.Clear();

    /// <summary>An entity reads these, too.</summary>
    public void Watch(EntityId reader, IReadOnlySet<Dependency> reads)
    {
        foreach (var read in reads)
        {
            if (!_readers.TryGetValue(read, out var readers))
            {
                _readers[read] = readers = [];
            }

            readers.Add(reader);
        }
    }

    /// <summary>An entity reads these, and no longer those that it read before.</summary>
    public void Watch(EntityId reader, IReadOnlySet<Dependency> reads, IReadOnlySet<Dependency> before)
    {
        foreach (var read in before)
        {
            if (!reads.Contains(read) && _readers.TryGetValue(read, out var readers) && readers.Remove(reader) && readers.Count == 0)
            {
                _readers.Remove(read);
            }
        }

        Watch(reader, reads);
    }
}
