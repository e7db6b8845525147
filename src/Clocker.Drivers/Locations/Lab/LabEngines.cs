using Clocker.Drivers.Docker;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>The ways to the engines of lab hosts, kept while the hosts are there: who makes a host asks its engine again soon, when somebody gets it.</summary>
internal sealed class LabEngines(TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, (string Endpoint, DockerEngine Engine)> _engines = new(StringComparer.Ordinal);

    /// <summary>The way to a host's engine.</summary>
    public DockerEngine Of(LabMachine machine)
    {
        var endpoint = machine.Endpoint.ToString();
        lock (_gate)
        {
            if (_engines.TryGetValue(machine.Container, out var known) && known.Endpoint == endpoint)
            {
                return known.Engine;
            }

            known.Engine?.Dispose();
            var engine = new DockerEngine(new() { Endpoint = machine.Endpoint }, time);
            _engines[machine.Container] = (endpoint, engine);
            return engine;
        }
    }

    /// <summary>A host goes.</summary>
    public void Drop(string container)
    {
        lock (_gate)
        {
            if (_engines.Remove(container, out var known))
            {
                known.Engine.Dispose();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var (_, engine) in _engines.Values)
            {
                engine.Dispose();
            }

            _engines.Clear();
        }
    }
}
