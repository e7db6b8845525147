namespace Clocker.Blueprints.Compose.Loading;

/// <summary>How attributes that share something of another container begin.</summary>
internal static class Modes
{
    public const string Service = "service:";
    public const string Container = "container:";
}
