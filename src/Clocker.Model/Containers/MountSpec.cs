namespace Clocker.Model.Containers;

/// <summary>Something mounted into a container.</summary>
/// <param name="Source">An absolute path on the host, the name of a volume of the application, or null for a volume without a name.</param>
/// <param name="Target">The absolute path in the container.</param>
/// <param name="ReadOnly">Whether the container may only read it.</param>
public sealed record MountSpec(string? Source, string Target, bool ReadOnly = false)
{
    /// <summary>Whether <see cref="Source"/> names a volume, rather than a path of the host.</summary>
    public bool IsNamedVolume => Source is not null && !Source.StartsWith('/');
}
