using Clocker.Drivers.Certificates;
using Clocker.Model.Machines;

namespace Clocker.Drivers.Locations.Byon;

/// <summary>What machines become Docker hosts with.</summary>
public sealed record EngineParts
{
    /// <summary>Knows the steps.</summary>
    public required IEngineInstallation Installation { get; init; }

    /// <summary>Signs the engines' certificates.</summary>
    public required CertificateAuthority Authority { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Is told what is being done, and what somebody should know.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
