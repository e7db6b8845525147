using Clocker.Model.Containers;

namespace Clocker.Control.Hosts;

/// <summary>Gives the driver for a host.</summary>
public interface IHostConnector
{
    /// <summary>The driver for an engine at an endpoint. Does not connect yet; asked again for the same endpoint, it may give the same.</summary>
    IContainerHost Connect(string endpoint);
}
