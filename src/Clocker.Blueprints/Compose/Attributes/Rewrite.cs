namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>How the short syntax becomes the long one.</summary>
internal enum Rewrite
{
    None,
    Build,
    Contexts,
    SshKeys,
    TextList,

    /// <summary>As <see cref="TextList"/>, without empty texts.</summary>
    NotEmptyTexts,
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
