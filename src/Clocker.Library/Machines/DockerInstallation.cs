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
        var family = PackageFamily.Of(machine) ?? throw new DeviceException(
            DeviceFault.Invalid,
            $"Nothing is known about installing Docker on {(machine.SystemTitle.Length > 0 ? machine.SystemTitle : "such a system")}. "
            + $"Distributions that are known: {string.Join(", ", PackageFamily.All.SelectMany(known => known.Systems))}.");
        return [Fit(wanted), Inventory(family), Packages(family, wanted), Certificates(wanted), Configuration(wanted), Running()];
    }

    private static InstallationStep Fit(EngineWanted wanted) => new("machine", InstallationScripts.Fit, Script: "", Undo: "")
    {
        Environment = [new("LEAST_KILOBYTES", (wanted.Settings.LeastDiskBytes >> 10).ToString(CultureInfo.InvariantCulture))],
    };

    private static InstallationStep Inventory(PackageFamily family) =>
        new("inventory", InstallationScripts.HasInventory, InstallationScripts.TakeInventory(family), InstallationScripts.StartFound);

    private static InstallationStep Packages(PackageFamily family, EngineWanted wanted) => new(
        "packages",
        InstallationScripts.HasPackages,
        InstallationScripts.InstallPackages(family),
        InstallationScripts.RemovePackages(family))
    {
        Environment = [new("ENGINE", family.Engine), new("OTHERS", family.Others), new("VERSION", wanted.Settings.Version ?? "")],
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
