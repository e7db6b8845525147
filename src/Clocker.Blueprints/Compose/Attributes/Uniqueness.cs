namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>Which entries of a list are about the same, so that the last one counts.</summary>
internal enum Uniqueness
{
    None,
    Key,
    Target,
    DeviceTarget,
    Port,
    Secret,
    Config,
    Exposed,
    Path,
}
