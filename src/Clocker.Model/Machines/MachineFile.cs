namespace Clocker.Model.Machines;

/// <summary>A file to be written on a machine.</summary>
/// <param name="Path">From the root directory.</param>
/// <param name="Mode">Its permissions.</param>
/// <param name="AsRoot">Whether it is root's.</param>
public sealed record MachineFile(string Path, UnixFileMode Mode, bool AsRoot = false);
