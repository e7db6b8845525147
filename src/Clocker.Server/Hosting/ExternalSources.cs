using Clocker.Drivers.Secrets;
using Clocker.Model.Secrets;

namespace Clocker.Server.Hosting;

/// <summary>Makes the drivers for the systems that keep secrets.</summary>
internal static class ExternalSources
{
    public static IReadOnlyList<ISecretSource> Of(IReadOnlyList<ExternalProvider> providers, HttpClient client, TimeProvider clock) =>
        [.. providers.Select(provider => Of(provider, client, clock))];

    private static ISecretSource Of(ExternalProvider provider, HttpClient client, TimeProvider clock) => provider.Kind switch
    {
        ExternalKind.Inline or ExternalKind.Environment => new InlineSecrets(provider.Name, provider.Settings),
        ExternalKind.Properties => new PropertiesSecrets(provider.Name, provider.Settings["file"]),
        ExternalKind.Vault => new VaultSecrets(provider.Name, Vault(provider.Settings), client, clock),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static VaultOptions Vault(IReadOnlyDictionary<string, string> settings) => new()
    {
        Endpoint = new Uri(settings["endpoint"].TrimEnd('/') + "/"),
        MountPoint = settings.GetValueOrDefault("mountPoint"),
        Path = settings.GetValueOrDefault("path") ?? "",
        Version = settings.GetValueOrDefault("kv-api-version") == "2" ? 2 : 1,
        Token = settings.GetValueOrDefault("token"),
        TokenFile = settings.GetValueOrDefault("tokenFile"),
        Username = settings.GetValueOrDefault("username"),
        Password = settings.GetValueOrDefault("password"),
    };
}
