using Docker.DotNet.Models;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>Says in the engine's words how a container may be a machine.</summary>
internal static class LabPrivilegesExtensions
{
    /// <summary>Which to try, in order. With version 2 of control groups, the well-trodden way is the privileged one.</summary>
    public static IReadOnlyList<LabPrivileges> Order(string? controlGroups) => controlGroups == "2"
        ? [LabPrivileges.Privileged, LabPrivileges.Capabilities]
        : [LabPrivileges.Capabilities, LabPrivileges.Privileged];

    public static void ApplyTo(this LabPrivileges privileges, HostConfig host)
    {
        if (privileges == LabPrivileges.Privileged)
        {
            host.Privileged = true;
            return;
        }

        host.CapAdd = ["ALL"];
        host.CapDrop = ["SYS_RESOURCE"];
        host.SecurityOpt = ["seccomp=unconfined", "apparmor=unconfined", "label=disable"];
        host.DeviceCgroupRules = ["a *:* rwm"];

        // What the command calls systempaths=unconfined.
        host.MaskedPaths = [];
        host.ReadonlyPaths = [];
    }
}
