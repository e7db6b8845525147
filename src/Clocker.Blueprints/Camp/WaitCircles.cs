using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Finds entities that would wait for each other for ever, and config that needs itself.</summary>
internal sealed class WaitCircles
{
    private const int MostCircles = 20;
    private const int MostClauses = 10;

    private readonly DiagnosticList _diagnostics;
    private readonly Dictionary<WaitGraph.Node, List<WaitGraph.Edge>> _left;

    public WaitCircles(DiagnosticList diagnostics, IReadOnlyList<Draft> tree)
    {
        _diagnostics = diagnostics;
        _left = new(new WaitGraph(tree).Edges);
    }

    public void Check()
    {
        for (var i = 0; i < MostCircles; i++)
        {
            TakeAwayWhatIsFree();
            if (_left.Count == 0)
            {
                return;
            }

            var circle = Walk(_left.Keys.MinBy(node => (node.Draft.At.Line, node.Draft.At.Column, node.Key)));
            Report(circle);
            circle.ForEach(step => _left.Remove(step.By));
        }
    }

    /// <summary>Takes away what waits for nothing that is left, until all that is left waits for something that is left.</summary>
    private void TakeAwayWhatIsFree()
    {
        var number = new Dictionary<WaitGraph.Node, int>(_left.Count);
        var nodes = new WaitGraph.Node[_left.Count];
        foreach (var node in _left.Keys)
        {
            nodes[number.Count] = node;
            number.Add(node, number.Count);
        }

        var open = new int[nodes.Length];
        var waiters = new List<int>?[nodes.Length];
        foreach (var (node, edges) in _left)
        {
            var by = number[node];
            foreach (var edge in edges)
            {
                if (number.TryGetValue(edge.To, out var to))
                {
                    open[by]++;
                    (waiters[to] ??= []).Add(by);
                }
            }
        }

        var free = new Queue<int>(Enumerable.Range(0, nodes.Length).Where(each => open[each] == 0));
        while (free.TryDequeue(out var done))
        {
            _left.Remove(nodes[done]);
            foreach (var waiter in waiters[done] ?? [])
            {
                if (--open[waiter] == 0)
                {
                    free.Enqueue(waiter);
                }
            }
        }
    }

    /// <summary>Everything that is left waits for something that is left, so going on must come back.</summary>
    private List<Step> Walk(WaitGraph.Node start)
    {
        var path = new List<Step>();
        var index = new Dictionary<WaitGraph.Node, int>();
        var at = start;
        while (index.TryAdd(at, path.Count))
        {
            var edge = _left[at].First(edge => _left.ContainsKey(edge.To));
            path.Add(new(at, edge));
            at = edge.To;
        }

        var circle = path[index[at]..];
        var entity = circle.FindIndex(step => step.By.Key is null);
        return entity <= 0 ? circle : [.. circle[entity..], .. circle[..entity]];
    }

    private void Report(List<Step> circle)
    {
        var at = circle.Where(step => step.By.Key is not null).Select(step => step.By.Draft.Config[step.By.Key!].Value.At)
            .DefaultIfEmpty(circle[0].By.Draft.At)
            .MinBy(place => (place.Line, place.Column));
        if (circle[0].By.Key is null)
        {
            var message = circle.Count(step => step.By.Key is null) == 1
                ? $"{circle[0].By.Draft.Title} waits for itself: {Words(circle)}, which is there only once it runs."
                : $"{circle.Count(step => step.By.Key is null)} entities wait for each other in a circle: {Words(circle)}.";
            _diagnostics.Error(Codes.WaitsInACircle, at, message, "Break the circle: give one of them a value that it need not wait for, such as the other's id, which is its host name in the network.");
        }
        else
        {
            var names = circle.Append(circle[0]).Take(MostClauses).Select(step => $"{step.By.Key} of {step.By.Draft.Handle}");
            _diagnostics.Error(Codes.WaitsInACircle, at, $"Config needs itself: {string.Join(" → ", names)}.", "Give one of these keys a value of its own.");
        }
    }

    /// <summary>One clause for each entity: what it needs of whom, and for which key.</summary>
    private static string Words(List<Step> circle)
    {
        var clauses = new List<string>();
        var (by, key) = ("", "its children");
        foreach (var step in circle)
        {
            if (step.By.Key is null)
            {
                (by, key) = (step.By.Draft.Handle, step.Edge.To.Key is { } next ? step.Edge.To.Draft.Config[next].Key.Text : "its children");
            }

            if (step.Edge.Sensor is { } sensor)
            {
                clauses.Add($"{by} needs {sensor} of {step.Edge.To.Draft.Handle} for {key}");
            }
        }

        return clauses.Count > MostClauses
            ? $"{string.Join("; ", clauses.Take(MostClauses))}; and so on"
            : string.Join("; ", clauses);
    }

    private readonly record struct Step(WaitGraph.Node By, WaitGraph.Edge Edge);
}
