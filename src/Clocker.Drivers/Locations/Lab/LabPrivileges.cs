using Docker.DotNet.Models;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>Two ways to let a container be a machine: engines and kernels differ in which one works.</summary>
internal enum LabPrivileges
{
    /// <summary>All capabilities but one that a virtual machine may lack, and none of the usual restraints.</summary>
    Capabilities,

    /// <summary>Docker's <c>--privileged</c>.</summary>
    Privileged,
}

/// <summary>Says it in the engine's words.</summary>
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
