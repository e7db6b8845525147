namespace Clocker.Model.Predicates;

/// <summary>How many places a path may still look at, with all paths in its tests: what is nested must not take for ever.</summary>
internal sealed class PathBudget
{
    private const int MostPlaces = 100_000;

    private int _seen;

    /// <summary>Whether something was not looked at.</summary>
    public bool IsSpent => _seen > MostPlaces;

    /// <summary>Counts a place; false if it is one too many.</summary>
    public bool Take() => ++_seen <= MostPlaces;
}
