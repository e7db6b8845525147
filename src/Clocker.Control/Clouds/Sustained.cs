namespace Clocker.Control.Clouds;

/// <summary>A number that changes, and what it was throughout the last while.</summary>
/// <param name="window">How long that is.</param>
internal sealed class Sustained(TimeSpan window)
{
    private readonly List<(TimeSpan From, int Value)> _values = [];

    /// <summary>The number is this from now on.</summary>
    public void Note(TimeSpan now, int value)
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

    /// <summary>When the number will have been above a bound for the whole window, if it stays so; null if it is not above it now.</summary>
    public TimeSpan? AboveAt(int bound) => Since(value => value > bound);

    /// <summary>When the number will have been below a bound for the whole window, if it stays so; null if it is not below it now.</summary>
    public TimeSpan? BelowAt(int bound) => Since(value => value < bound);

    /// <summary>The least that it was within the window.</summary>
    public int Least => _values.Min(held => held.Value);

    private TimeSpan? Since(Func<int, bool> isSo)
    {
        var first = _values.Count;
        while (first > 0 && isSo(_values[first - 1].Value))
        {
            first--;
        }

        return first == _values.Count ? null : _values[first].From + window;
    }
}
