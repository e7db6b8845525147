namespace Clocker.Control.Clouds;

/// <summary>A number that changes, and what it was throughout the last while.</summary>
internal sealed class Sustained
{
    private readonly List<(TimeSpan From, int Value)> _values = [];

    /// <summary>The least that it was within the window.</summary>
    public int Least => _values.Min(held => held.Value);

    /// <summary>The number is this from now on; what it was before the window began does not count any more.</summary>
    public void Note(TimeSpan now, int value, TimeSpan window)
    {
        if (_values.Count == 0 || _values[^1].Value != value)
        {
            _values.Add((now, value));
        }

        // Of what is older, only what still held when the window began counts.
        var begin = now - window;
        var old = 0;
        while (old + 1 < _values.Count && _values[old + 1].From <= begin)
        {
            old++;
        }

        _values.RemoveRange(0, old);
    }

    /// <summary>Since when the number has been above a bound, as far back as the window; null if it is not.</summary>
    public TimeSpan? AboveSince(int bound) => Since(value => value > bound);

    /// <summary>Since when the number has been below a bound, as far back as the window; null if it is not.</summary>
    public TimeSpan? BelowSince(int bound) => Since(value => value < bound);

    private TimeSpan? Since(Func<int, bool> isSo)
    {
        var first = _values.Count;
        while (first > 0 && isSo(_values[first - 1].Value))
        {
            first--;
        }

        return first == _values.Count ? null : _values[first].From;
    }
}
