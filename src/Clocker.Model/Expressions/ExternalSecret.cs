using Clocker.Model.Identity;

namespace Clocker.Model.Expressions;

/// <summary>Secrets that other systems keep: their ids say where, and are all that facts hold of them.</summary>
public static class ExternalSecret
{
    private const string Prefix = "external:";

    /// <summary>The id of a secret of a provider. Names of providers have no colon.</summary>
    public static SecretId Id(string provider, string key) => new($"{Prefix}{provider}:{key}");

    /// <summary>Where a secret is kept, if its id says so; null for one that is kept here.</summary>
    public static (string Provider, string Key)? Read(SecretId id)
    {
        if (!id.Value.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var colon = id.Value.IndexOf(':', Prefix.Length);
        return colon < 0 ? null : (id.Value[Prefix.Length..colon], id.Value[(colon + 1)..]);
    }

    /// <summary>What an evaluation remembers to have read.</summary>
    public static Dependency Dependency(string provider, string key) => new(new($"{Prefix}{provider}"), key);
}
