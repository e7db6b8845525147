using Clocker.Model.Containers;

namespace Clocker.Control.Clouds;

/// <summary>How many claims and instances need each network.</summary>
internal sealed class NetworkUse
{
    private readonly Dictionary<string, int> _users = new(StringComparer.Ordinal);

    /// <summary>Whether anybody needs it.</summary>
    public bool IsNeeded(string network) => _users.ContainsKey(network);

    /// <summary>What is made of this needs its networks.</summary>
    public void Add(ContainerSpec? spec)
    {
        foreach (var network in spec?.Networks ?? [])
        {
            _users[network.Network] = _users.GetValueOrDefault(network.Network) + 1;
        }
    }

    /// <summary>It does not any more.</summary>
    public void Remove(ContainerSpec? spec)
    {
        foreach (var network in spec?.Networks ?? [])
        {
            if (--_users[network.Network] == 0)
            {
                _users.Remove(network.Network);
            }
        }
    }
}
