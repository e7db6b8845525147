using Clocker.Cli.Showing;
using Clocker.Client.Applications;
using Clocker.Client.Entities;

namespace Clocker.Cli.Watching;

/// <summary>A line for each change, where nothing can move.</summary>
internal sealed class PlainView(TextWriter output, TimeProvider clock) : IProgressView
{
    private readonly long _start = clock.GetTimestamp();
    private readonly SortedDictionary<string, string> _said = new(StringComparer.Ordinal);

    public Task<T> ShowAsync<T>(Func<Action<ApplicationTree>, Task<T>> work) => work(Show);

    private void Show(ApplicationTree tree)
    {
        foreach (var entity in tree.Entities)
        {
            var words = Words(entity);
            if (!_said.TryGetValue(entity.Id, out var before) || before != words)
            {
                _said[entity.Id] = words;
                output.WriteLine($"{Spans.Of(clock.GetElapsedTime(_start)),8}  {words}");
            }
        }

        foreach (var gone in _said.Keys.Except(tree.Entities.Select(entity => entity.Id)).ToList())
        {
            output.WriteLine($"{Spans.Of(clock.GetElapsedTime(_start)),8}  {_said[gone].Split(' ')[0]} is gone");
            _said.Remove(gone);
        }
    }

    private static string Words(EntityAnswer entity)
    {
        var container = entity is { State: not "RUNNING", Container.State: var state } && !Repeats(state, entity.State) ? $" ({state})" : "";
        var trouble = TreeLines.Trouble(entity);
        return $"{entity.Address} {entity.State}{container}{(trouble.Length > 0 ? $": {trouble}" : "")}";
    }

    private static bool Repeats(string container, string entity) => container.Equals(entity, StringComparison.OrdinalIgnoreCase);
}
