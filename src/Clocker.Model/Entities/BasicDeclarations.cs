namespace Clocker.Model.Entities;

/// <summary>Entity types without anything of their own to run: groups of others.</summary>
public static class BasicDeclarations
{
    /// <summary>Set on an application that was made around the services of a blueprint.</summary>
    public static ConfigKey<bool> WrapperApplication { get; } = new(
        "brooklyn.wrapper_app", [], "Whether the application was made around the services of a blueprint.", "true or false",
        Coercions.Truth, false)
    {
        Inherited = false,
    };

    /// <summary>The root of every blueprint.</summary>
    public static TypeDeclaration Application { get; } = new(
        "BasicApplication",
        [],
        "An application: up when all that is in it is up.",
        [WrapperApplication, StartKeys.Latch, StartKeys.Timeout],
        CommonSensors.All,
        StartKeys.Effectors);

    /// <summary>An entity that holds config and children.</summary>
    public static TypeDeclaration Entity { get; } = new(
        "BasicEntity",
        ["BasicStartable"],
        "An entity without anything to run: holds config and children.",
        [StartKeys.Latch, StartKeys.Timeout],
        CommonSensors.All,
        StartKeys.Effectors);
}
