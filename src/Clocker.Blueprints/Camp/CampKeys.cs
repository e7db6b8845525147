namespace Clocker.Blueprints.Camp;

/// <summary>The words of the language itself, as opposed to config.</summary>
internal static class CampKeys
{
    public const string ConfigBlock = "brooklyn.config";
    public const string FlagsBlock = "brooklyn.flags";
    public const string Children = "brooklyn.children";
    public const string Services = "services";
    public const string Parameters = "brooklyn.parameters";
    public const string Policies = "brooklyn.policies";
    public const string Enrichers = "brooklyn.enrichers";
    public const string Initializers = "brooklyn.initializers";
    public const string Tags = "brooklyn.tags";
    public const string IconUrl = "iconUrl";
    public const string WrappedApp = "wrappedApp";
    public const string EntitySpec = "$brooklyn:entitySpec";

    /// <summary>Keys that begin so are the author's own, for anchors and notes.</summary>
    public const string OwnPrefix = "x-";

    /// <summary>Say nothing that Clocker would have to act on.</summary>
    public static readonly string[] Remarks = ["description", "origin", "brooklyn.catalog", "artifacts"];

    /// <summary>What is attached to an entity, and read by itself.</summary>
    public static readonly string[] Blocks = [Parameters, Policies, Enrichers, Initializers, Tags, IconUrl];

    public static readonly string[] Type = ["type", "serviceType", "service_type"];

    public static readonly string[] OfService =
        [.. Type, "id", "planId", "name", "location", "locations", ConfigBlock, FlagsBlock, Children, .. Blocks, .. Remarks];

    public static readonly string[] OfDocument =
        ["id", "name", "location", "locations", Services, WrappedApp, "version", ConfigBlock, FlagsBlock, Children, .. Blocks, .. Remarks];

    /// <summary>Config that holds an entity which others will be made like; there a plain map with a type is one too.</summary>
    public static bool IsSpecification(string key) =>
        key.EndsWith("Spec", StringComparison.Ordinal) || key.EndsWith(".spec", StringComparison.Ordinal) || key.EndsWith("memberspec", StringComparison.OrdinalIgnoreCase);
}
