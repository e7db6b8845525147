using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Finds entities that would wait for each other for ever, and config that needs itself.</summary>
internal sealed class WaitCircles
{
    private const int MostCircles = 20;
    private const int MostClauses = 10;

    private readonly DiagnosticList _diagnostics;
    private readonly WaitGraph _graph;
    private readonly bool[] _isLeft;

    public WaitCircles(DiagnosticList diagnostics, IReadOnlyList<Draft> tree)
    {
        (_diagnostics, _graph) = (diagnostics, new(tree));
        _isLeft = new bool[_graph.Nodes.Count];
        Array.Fill(_isLeft, true);
    }

    public void Check()
    {
        TakeAwayWhatIsFree();
        if (!_isLeft.Contains(true))
        {
            return;
        }

        var edges = _graph.Edges.ToLookup(edge => edge.By);
        for (var i = 0; i < MostCircles && _isLeft.Contains(true); i++)
        {
            var circle = Walk(edges);
            Report(circle);
            circle.ForEach(step => _isLeft[step.Number] = false);
            TakeAwayWhatIsFree();
        }
    }

    /// <summary>Takes away what waits for nothing that is left, until all that is left waits for something that is left.</summary>
    private void TakeAwayWhatIsFree()
    {
        // For each node how many it waits for, and where its waiters begin in a list of all of them.
        var (open, begins) = (new int[_isLeft.Length], new int[_isLeft.Length + 1]);
        var edges = _graph.Edges.Where(edge => _isLeft[edge.By] && _isLeft[edge.To]).ToList();
        foreach (var edge in edges)
        {
            open[edge.By]++;
            begins[edge.To + 1]++;
        }

        for (var i = 1; i < begins.Length; i++)
        {
            begins[i] += begins[i - 1];
        }

        var (waiters, next) = (new int[edges.Count], begins.ToArray());
        foreach (var edge in edges)
        {
            waiters[next[edge.To]++] = edge.By;
        }

        var free = new Queue<int>(Enumerable.Range(0, open.Length).Where(each => _isLeft[each] && open[each] == 0));
        while (free.TryDequeue(out var done))
        {
            _isLeft[done] = false;
            foreach (var waiter in waiters.AsSpan(begins[done]..begins[done + 1]))
            {
                if (--open[waiter] == 0)
                {
                    free.Enqueue(waiter);
                }
            }
        }
    }

    /// <summary>Everything that is left waits for something that is left, so going on must come back.</summary>
    private List<Step> Walk(ILookup<int, WaitGraph.Edge> edges)
    {
        var path = new List<Step>();
        var index = new Dictionary<int, int>();
        var at = Enumerable.Range(0, _isLeft.Length).Where(each => _isLeft[each]).MinBy(Place);
        while (index.TryAdd(at, path.Count))
        {
            var edge = edges[at].First(edge => _isLeft[edge.To]);
            path.Add(new(_graph.Nodes[at], edge, _graph.Nodes[edge.To]));
            at = edge.To;
        }

        var circle = path[index[at]..];
        var entity = circle.FindIndex(step => step.By.Key is null);
        return entity <= 0 ? circle : [.. circle[entity..], .. circle[..entity]];
    }

    private (int, int, string?) Place(int number) =>
        (_graph.Nodes[number].Draft.At.Line, _graph.Nodes[number].Draft.At.Column, _graph.Nodes[number].Key);

    private void Report(List<Step> circle)
    {
        var at = circle.Where(step => step.By.Key is not null).Select(step => step.By.At)
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
                (by, key) = (step.By.Draft.Handle, step.To.Written ?? "its children");
            }

            if (step.Edge.Sensor is { } sensor)
            {
                clauses.Add($"{by} needs {sensor} of {step.To.Draft.Handle} for {key}");
            }
        }

        return clauses.Count > MostClauses
            ? $"{string.Join("; ", clauses.Take(MostClauses))}; and so on"
            : string.Join("; ", clauses);
    }

    private readonly record struct Step(WaitGraph.Node By, WaitGraph.Edge Edge, WaitGraph.Node To)
    {
        public int Number => Edge.By;
    }
}
