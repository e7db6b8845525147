namespace Clocker.Model.Containers;

/// <summary>A host, an image source or a machine did not do what was asked. The message is for the user, in one sentence.</summary>
public sealed class DeviceException(DeviceFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What kind of failure it was.</summary>
    public DeviceFault Fault { get; } = fault;
}
