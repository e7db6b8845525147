namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>How a relative path becomes absolute.</summary>
internal enum PathRule
{
    None,
    Path,
    MaybeUnix,
    Context,
    Watched,
    Mount,
    VolumeOptions,
}
