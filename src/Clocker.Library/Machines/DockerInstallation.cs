using System.Globalization;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Machines;

namespace Clocker.Library.Machines;

/// <summary>
/// Makes a machine a Docker host: six steps, each with a check. What was there before is written down under
/// <c>/var/lib/clocker/docker</c> before the first change, and taking the steps back leaves the machine so.
/// </summary>
public sealed class DockerInstallation : IEngineInstallation
{
    /// <inheritdoc />
    public string CertificatePath => $"{DaemonSettings.Certificates}/cert.pem";

    /// <inheritdoc />
    public ValueList<InstallationStep> Steps(MachineDescription machine, EngineWanted wanted)
    {
        var family = FamilyOf(machine);
        return [Fit(wanted), Inventory(family), Packages(family, wanted), Certificates(wanted), Configuration(wanted), Running()];
    }

    /// <inheritdoc />
    public InstallationStep Upgrade(MachineDescription machine, string? version) =>
        new("upgrade", Check: "", PackageScripts.Upgrade(FamilyOf(machine)), Undo: "") { Environment = VersionOf(FamilyOf(machine), version) };

    private static PackageFamily FamilyOf(MachineDescription machine) => PackageFamily.Of(machine) ?? throw new DeviceException(
        DeviceFault.Invalid,
        $"Nothing is known about installing Docker on {(machine.SystemTitle.Length > 0 ? machine.SystemTitle : "such a system")}. "
        + $"Distributions that are known: {string.Join(", ", PackageFamily.All.SelectMany(known => known.Systems))}.");

    private static ValueMap<string> VersionOf(PackageFamily family, string? version) =>
        [new("ENGINE", family.Engine), new("OTHERS", family.Others), new("VERSION", version ?? "")];

    private static InstallationStep Fit(EngineWanted wanted) => new("machine", InstallationScripts.Fit, Script: "", Undo: "")
    {
        Environment = [new("LEAST_KILOBYTES", (wanted.Settings.LeastDiskBytes >> 10).ToString(CultureInfo.InvariantCulture))],
    };

    private static InstallationStep Inventory(PackageFamily family) =>
        new("inventory", InstallationScripts.HasInventory, InstallationScripts.TakeInventory(family), InstallationScripts.StartFound);

    private static InstallationStep Packages(PackageFamily family, EngineWanted wanted) => new(
        "packages",
        PackageScripts.Has,
        PackageScripts.Install(family),
        PackageScripts.Remove(family))
    {
        Environment = VersionOf(family, wanted.Settings.Version),
    };

    private static InstallationStep Certificates(EngineWanted wanted) => new(
        "certificates", InstallationScripts.HasCertificates, InstallationScripts.WriteCertificates, $"rm -rf {DaemonSettings.Certificates}")
    {
        Environment = [new("AUTHORITY", wanted.AuthorityPem), new("CERTIFICATE", wanted.CertificatePem), new("KEY", wanted.KeyPem)],
    };

    private static InstallationStep Configuration(EngineWanted wanted) => new(
        "configuration", InstallationScripts.IsConfigured, InstallationScripts.Configure, InstallationScripts.RestoreConfiguration)
    {
        Environment = [new("SETTINGS", DaemonSettings.Text(wanted.Settings))],
    };

    private static InstallationStep Running() => new("engine", InstallationScripts.Runs, InstallationScripts.Start, InstallationScripts.Stop);
}
