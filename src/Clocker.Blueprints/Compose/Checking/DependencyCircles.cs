namespace Clocker.Blueprints.Compose.Checking;

/// <summary>Finds services that depend on themselves through others.</summary>
internal sealed class DependencyCircles(ComposeProject project, DiagnosticList diagnostics)
{
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    public void Check()
    {
        foreach (var name in project.Services.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal))
        {
            if (Circle(name) is { } circle)
            {
                diagnostics.Error(
                    DiagnosticCodes.Inconsistent,
                    project.Services.PlaceOf(circle[0]),
                    $"dependency cycle detected: {string.Join(" -> ", circle)}",
                    "Let one of them not wait for the other.");
                return;
            }
        }
    }

    /// <summary>Goes down without recursion: there may be thousands of services in a row.</summary>
    private List<string>? Circle(string from)
    {
        var path = new List<string>();
        var on = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<(string Name, Queue<string> Next)>();
        Enter(from);
        while (open.TryPeek(out var top))
        {
            if (!top.Next.TryDequeue(out var next))
            {
                open.Pop();
                path.RemoveAt(path.Count - 1);
                on.Remove(top.Name);
                _done.Add(top.Name);
            }
            else if (on.Contains(next))
            {
                return [.. path.Skip(path.IndexOf(next)), next];
            }
            else if (!_done.Contains(next) && project.Services.Has(next))
            {
                Enter(next);
            }
        }

        return null;

        void Enter(string name)
        {
            path.Add(name);
            on.Add(name);
            open.Push((name, new((project.Services.Map(name)?.Map("depends_on")?.Entries ?? []).Select(entry => entry.Name).Order(StringComparer.Ordinal))));
        }
    }
}
