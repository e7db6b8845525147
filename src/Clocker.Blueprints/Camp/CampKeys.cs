namespace Clocker.Blueprints.Camp;

/// <summary>The words of the language itself, as opposed to config.</summary>
internal static class CampKeys
{
    public const string ConfigBlock = "brooklyn.config";
    public const string FlagsBlock = "brooklyn.flags";
    public const string Children = "brooklyn.children";
    public const string Services = "services";

    /// <summary>Keys that begin so are the author's own, for anchors and notes.</summary>
    public const string OwnPrefix = "x-";

    /// <summary>Say nothing that Clocker would have to act on.</summary>
    public static readonly string[] Remarks = ["description", "origin", "iconUrl", "brooklyn.tags", "brooklyn.catalog", "artifacts"];

    /// <summary>Change what is deployed, and are not read yet.</summary>
    public static readonly string[] NotRead = ["brooklyn.parameters", "brooklyn.policies", "brooklyn.enrichers", "brooklyn.initializers"];

    public static readonly string[] Type = ["type", "serviceType", "service_type"];

    public static readonly string[] OfService =
        [.. Type, "id", "planId", "name", "location", "locations", ConfigBlock, FlagsBlock, Children, .. NotRead, .. Remarks];

    public static readonly string[] OfDocument =
        ["id", "name", "location", "locations", Services, "wrappedApp", "version", ConfigBlock, FlagsBlock, Children, .. NotRead, .. Remarks];
}
