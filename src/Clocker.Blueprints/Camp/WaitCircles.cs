using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Finds entities that would wait for each other for ever.</summary>
internal sealed class WaitCircles(DiagnosticList diagnostics, IReadOnlyList<Draft> tree)
{
    private const int MostCircles = 20;

    private readonly Dictionary<Draft, List<Waits.Wait>> _waits = [];

    public void Check()
    {
        var waits = new Waits(tree);
        foreach (var draft in tree)
        {
            if (waits.Of(draft) is { Count: > 0 } found)
            {
                _waits.Add(draft, found);
            }
        }

        for (var i = 0; i < MostCircles && Circle() is { } circle; i++)
        {
            Report(circle);
            circle.ForEach(step => _waits.Remove(step.By));
        }
    }

    /// <summary>A circle, or null: entities that wait for nobody are taken away until all that are left wait for one that is left.</summary>
    private List<(Draft By, Waits.Wait Wait)>? Circle()
    {
        var waiters = _waits
            .SelectMany(entry => entry.Value.Where(wait => _waits.ContainsKey(wait.For)).Select(wait => wait.For).Distinct().Select(target => (By: entry.Key, For: target)))
            .ToLookup(pair => pair.For, pair => pair.By);
        var open = _waits.ToDictionary(entry => entry.Key, entry => entry.Value.Select(wait => wait.For).Where(_waits.ContainsKey).Distinct().Count());
        var free = new Queue<Draft>(open.Where(entry => entry.Value == 0).Select(entry => entry.Key));
        while (free.TryDequeue(out var done))
        {
            open.Remove(done);
            foreach (var waiter in waiters[done].Where(open.ContainsKey))
            {
                if (--open[waiter] == 0)
                {
                    free.Enqueue(waiter);
                }
            }
        }

        return tree.FirstOrDefault(open.ContainsKey) is { } start ? Walk(start, open) : null;
    }

    /// <summary>Every entity that is left waits for another one that is left, so going on must come back.</summary>
    private List<(Draft By, Waits.Wait Wait)> Walk(Draft start, Dictionary<Draft, int> left)
    {
        var path = new List<(Draft By, Waits.Wait Wait)>();
        var index = new Dictionary<Draft, int>();
        var at = start;
        while (index.TryAdd(at, path.Count))
        {
            var wait = _waits[at].First(wait => left.ContainsKey(wait.For));
            path.Add((at, wait));
            at = wait.For;
        }

        return path[index[at]..];
    }

    private void Report(List<(Draft By, Waits.Wait Wait)> circle)
    {
        var at = circle.Select(step => step.Wait.At).Where(place => place.Line > 0).MinBy(place => (place.Line, place.Column));
        var steps = circle.Select(step => $"{step.By.Handle} needs {step.Wait.Sensor} of {step.Wait.For.Handle} for {step.Wait.Key}");
        var message = circle is [var only]
            ? $"{only.By.Title} waits for itself: it needs its own {only.Wait.Sensor} for {only.Wait.Key}, which it has only once it runs."
            : $"{circle.Count} entities wait for each other in a circle: {string.Join("; ", steps)}.";
        diagnostics.Error(Codes.WaitsInACircle, at, message, "Break the circle: give one of them a value that it need not wait for, such as the other's id, which is its host name in the network.");
    }
}
