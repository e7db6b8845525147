using Clocker.Model.Collections;

namespace Clocker.Model.Machines;

/// <summary>Knows how a machine becomes a Docker host. Pure: it gives scripts, and somebody else runs them, as root.</summary>
public interface IEngineInstallation
{
    /// <summary>Where the engine's own certificate is on the machine, so that one that is good can stay.</summary>
    string CertificatePath { get; }

    /// <summary>The steps, in order; undone in the opposite order.</summary>
    /// <exception cref="Containers.DeviceException">Nothing is known about such a machine.</exception>
    ValueList<InstallationStep> Steps(MachineDescription machine, EngineWanted wanted);

    /// <summary>The script that brings the engine's package to a version, or to the newest. What it needs besides, <see cref="Steps"/> do.</summary>
    /// <exception cref="Containers.DeviceException">Nothing is known about such a machine.</exception>
    InstallationStep Upgrade(MachineDescription machine, string? version);
}
