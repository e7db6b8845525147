using System.Net;
using Clocker.Drivers.Certificates;
using Clocker.Drivers.Docker;
using Clocker.Model.Collections;
using Clocker.Model.Locations;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>One host of a lab, as it is to be.</summary>
internal sealed record LabMachine(string Lab, string Host, LabSpec Spec, string Subnet, CertificateAuthority Authority, string Directory)
{
    public string Container => LabNames.Container(Lab, Host);

    /// <summary>How messages begin that are about it.</summary>
    public string Subject => $"Host \"{Host}\" of lab \"{Lab}\"";

    public IPAddress Address => LabNames.Address(Subnet, Host);

    public DockerEndpoint.Tls Endpoint => new(Address.ToString(), LabNames.Port, Directory);

    public Dictionary<string, string> Labels => LabStore.Labels(Lab, Authority.Fingerprint, (LabNames.HostLabel, Host));

    /// <summary>The host as whoever asked for it gets it.</summary>
    public LocatedHost Located(string request) => new(request, Host, Endpoint.ToString())
    {
        MemoryBytes = Spec.MemoryBytes,
        Cpus = Spec.Cpus,
        Labels = Spec.LabelsOf(Host).ToValueMap(),
    };
}
