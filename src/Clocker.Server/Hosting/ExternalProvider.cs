namespace Clocker.Server.Hosting;

/// <summary>Another system that keeps secrets, as the settings name it.</summary>
/// <param name="Name">What blueprints call it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Settings">What else is said about it; may hold secrets.</param>
internal sealed record ExternalProvider(string Name, ExternalKind Kind, IReadOnlyDictionary<string, string> Settings)
{
    /// <inheritdoc />
    public override string ToString() => $"{Name} ({Kind})";
}
