namespace Clocker.Blueprints.Compose.Loading;

/// <summary>Tells files of this machine from what would have to be fetched.</summary>
internal static class Remote
{
    private static readonly string[] Schemes = ["https://", "http://", "git://", "ssh://", "oci://", "github.com/", "git@"];

    public static bool Is(string path) => Schemes.Any(scheme => path.StartsWith(scheme, StringComparison.Ordinal));

    /// <summary>Whether a context of a build is no directory of this machine.</summary>
    public static bool IsContext(string context) =>
        context.Contains("://", StringComparison.Ordinal) || context.StartsWith("service:", StringComparison.Ordinal) || Is(context);
}
