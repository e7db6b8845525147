using Clocker.Control.Hosts;
using Clocker.Control.Worlds;
using Clocker.Model.Secrets;

namespace Clocker.Control.Applications;

/// <summary>The life of an application's world: sends mail, and looks for secrets that other systems keep.</summary>
internal sealed class ApplicationLife(IReadOnlyList<ISecretSource> sources, Action<Input> post, Action<Mail> deliver) : IWorldLife
{
    private readonly CancellationTokenSource _life = new();
    private readonly SortedDictionary<int, Task> _searches = [];
    private int _last;

    /// <inheritdoc />
    public bool Concerns(Input input) => true;

    /// <inheritdoc />
    public void Refresh()
    {
        foreach (var (search, _) in _searches.Where(search => search.Value.IsCompleted).ToArray())
        {
            _searches.Remove(search);
        }
    }

    /// <inheritdoc />
    public void CarryOut(HostCommand command) => throw new System.Diagnostics.UnreachableException("Only a cloud has hosts.");

    /// <summary>Begins to look; each secret is looked for once at a time, so there are never more searches than names in the blueprint.</summary>
    public void LookUp(string provider, string key) => _searches.Add(++_last, LookUpAsync(provider, key));

    /// <inheritdoc />
    public void Deliver(Mail mail) => deliver(mail);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        End();
        foreach (var search in _searches.Values)
        {
            await search;
        }

        _life.Dispose();
    }

    /// <summary>The value is thrown away: whoever uses it asks for it again.</summary>
    private async Task LookUpAsync(string provider, string key)
    {
        if (sources.FirstOrDefault(source => source.Name == provider) is not { } source)
        {
            var there = sources.Count == 0 ? "the server's settings name none" : $"there are {string.Join(", ", sources.Select(known => $"\"{known.Name}\""))}";
            post(new Input.LookedUp(provider, key, $"there is no external provider \"{provider}\"; {there}"));
            return;
        }

        try
        {
            await source.ResolveAsync(key, _life.Token);
            post(new Input.LookedUp(provider, key, null));
        }
        catch (SecretSourceException failure)
        {
            post(new Input.LookedUp(provider, key, $"the secret \"{key}\" of \"{provider}\" cannot be had: {failure.Message}"));
        }
        catch (OperationCanceledException) when (_life.IsCancellationRequested)
        {
            // The next life asks again.
        }
    }

    /// <summary>At once and here: <see cref="CancellationTokenSource.CancelAsync"/> would pass through the thread pool.</summary>
    private void End() => _life.Cancel();
}
