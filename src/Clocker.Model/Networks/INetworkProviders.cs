namespace Clocker.Model.Networks;

/// <summary>Knows the providers of networks by their names.</summary>
public interface INetworkProviders
{
    /// <summary>The providers, by name.</summary>
    IReadOnlyList<INetworkProvider> All { get; }

    /// <summary>The provider of a name, or null.</summary>
    INetworkProvider? Find(string name) => All.FirstOrDefault(provider => provider.Name == name);
}
