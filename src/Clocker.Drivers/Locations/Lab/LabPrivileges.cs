namespace Clocker.Drivers.Locations.Lab;

/// <summary>Two ways to let a container be a machine: engines and kernels differ in which one works.</summary>
internal enum LabPrivileges
{
    /// <summary>All capabilities but one that a virtual machine may lack, and none of the usual restraints.</summary>
    Capabilities,

    /// <summary>Docker's <c>--privileged</c>.</summary>
    Privileged,
}
