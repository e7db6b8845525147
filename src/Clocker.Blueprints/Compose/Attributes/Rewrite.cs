namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>How the short syntax becomes the long one.</summary>
internal enum Rewrite
{
    None,
    Build,
    Contexts,
    SshKeys,
    TextList,
    Printed,
    Dependencies,
    EnvironmentFiles,
    Extends,
    Gpus,
    NamesToMap,
    Volumes,
    Devices,
    FileMounts,
    Ports,
    External,
}
