using Clocker.Client.Local;
using Clocker.Model.Diagnostics;

namespace Clocker.Server.Hosting;

/// <summary>Reads <c>brooklyn.external.NAME</c> settings, in Brooklyn's words or as a map.</summary>
internal sealed class ExternalSettings
{
    /// <summary>What all of them begin with.</summary>
    public const string Prefix = "brooklyn.external.";

    private const string KindKey = "type";

    /// <summary>Brooklyn ships this one, and its examples use it.</summary>
    private static readonly ExternalProvider Sample = new(
        "brooklyn-demo-sample", ExternalKind.Inline, new SortedDictionary<string, string>(StringComparer.Ordinal) { ["hidden-brooklyn-password"] = "br00k11n" });

    private static readonly SortedDictionary<string, ExternalKind> Kinds = new(StringComparer.Ordinal)
    {
        ["inline"] = ExternalKind.Inline,
        ["properties"] = ExternalKind.Properties,
        ["environment"] = ExternalKind.Environment,
        ["vault"] = ExternalKind.Vault,
        ["InPlaceExternalConfigSupplier"] = ExternalKind.Inline,
        ["PropertiesFileExternalConfigSupplier"] = ExternalKind.Properties,
        ["VaultTokenExternalConfigSupplier"] = ExternalKind.Vault,
        ["VaultUserPassExternalConfigSupplier"] = ExternalKind.Vault,
    };

    private static readonly string[] OfVault =
        ["endpoint", "kv-api-version", "mountPoint", "password", "path", "token", "tokenFile", "username"];

    private readonly SortedDictionary<string, SortedDictionary<string, string>> _given = new(StringComparer.Ordinal);
    private readonly List<string> _mistakes = [];

    private ExternalSettings()
    {
    }

    /// <summary>The providers, and every mistake in them.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="variables">The server's environment.</param>
    public static (IReadOnlyList<ExternalProvider> Providers, IReadOnlyList<string> Mistakes) Read(Settings settings, IReadOnlyDictionary<string, string> variables)
    {
        var reading = new ExternalSettings();
        reading.Collect(settings);
        var providers = reading._given.Select(given => reading.Provider(given.Key, given.Value, variables)).OfType<ExternalProvider>().ToList();
        if (!providers.Exists(provider => provider.Name == Sample.Name))
        {
            providers.Add(Sample);
        }

        return (providers, reading._mistakes);
    }

    private void Collect(Settings settings)
    {
        foreach (var (key, value) in settings.Values.Where(setting => setting.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var rest = key[Prefix.Length..];
            var dot = rest.IndexOf('.', StringComparison.Ordinal);
            Of(dot < 0 ? rest : rest[..dot])[dot < 0 ? KindKey : rest[(dot + 1)..]] = value;
        }

        foreach (var (key, entries) in settings.Maps.Where(setting => setting.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            foreach (var (name, value) in entries)
            {
                Of(key[Prefix.Length..])[name] = value;
            }
        }
    }

    private SortedDictionary<string, string> Of(string name) =>
        _given.TryGetValue(name, out var given) ? given : _given[name] = new(StringComparer.Ordinal);

    private ExternalProvider? Provider(string name, SortedDictionary<string, string> given, IReadOnlyDictionary<string, string> variables)
    {
        if (name.Length == 0 || name.Contains(':', StringComparison.Ordinal))
        {
            return Wrong($"\"{name}\" is no name for an external provider; it has letters, digits and hyphens.");
        }

        if (!given.Remove(KindKey, out var kind))
        {
            return Wrong($"The external provider \"{name}\" does not say what it is. Add {Prefix}{name}: vault, or another of {string.Join(", ", Kinds.Keys)}.");
        }

        var simple = kind[(kind.LastIndexOf('.') + 1)..];
        if (!Kinds.TryGetValue(simple, out var known))
        {
            return Wrong($"The external provider \"{name}\" is of the kind \"{kind}\", which is not available. {Suggestions.Remedy(simple, Kinds.Keys, "kinds")}");
        }

        return known switch
        {
            ExternalKind.Properties => Properties(name, given),
            ExternalKind.Environment => Environment(name, given, variables),
            ExternalKind.Vault => Vault(name, given),
            _ => new(name, known, given),
        };
    }

    private ExternalProvider? Properties(string name, SortedDictionary<string, string> given)
    {
        var path = given.GetValueOrDefault("file") ?? given.GetValueOrDefault("propertiesUrl");
        path = path?.StartsWith("file:", StringComparison.Ordinal) == true ? Uri.TryCreate(path, UriKind.Absolute, out var url) ? url.LocalPath : path[5..] : path;
        return path is null || !Path.IsPathRooted(path)
            ? Wrong($"The external provider \"{name}\" does not say its file. Add {Prefix}{name}.propertiesUrl: /PATH/TO/secrets.properties.")
            : new(name, ExternalKind.Properties, new SortedDictionary<string, string>(StringComparer.Ordinal) { ["file"] = path });
    }

    /// <summary>Variables do not change while the server runs.</summary>
    private static ExternalProvider Environment(string name, SortedDictionary<string, string> given, IReadOnlyDictionary<string, string> variables)
    {
        var prefix = given.GetValueOrDefault("prefix") ?? "";
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (variable, value) in variables.Where(variable => variable.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            values[variable[prefix.Length..]] = value;
        }

        return new(name, ExternalKind.Environment, values);
    }

    private ExternalProvider? Vault(string name, SortedDictionary<string, string> given)
    {
        var before = _mistakes.Count;
        foreach (var key in given.Keys.Where(key => !OfVault.Contains(key)))
        {
            Wrong($"The external provider \"{name}\" has the setting \"{key}\", which means nothing. {Suggestions.Remedy(key, OfVault, "settings")}");
        }

        if (!Uri.TryCreate(given.GetValueOrDefault("endpoint"), UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            Wrong($"The external provider \"{name}\" does not say where its Vault is. Add {Prefix}{name}.endpoint: https://HOST:8200.");
        }

        if (given.GetValueOrDefault("kv-api-version") is not (null or "1" or "2"))
        {
            Wrong($"The external provider \"{name}\" has a kv-api-version that is neither 1 nor 2.");
        }

        if (!given.ContainsKey("token") && !given.ContainsKey("tokenFile") && !(given.ContainsKey("username") && given.ContainsKey("password")))
        {
            Wrong($"The external provider \"{name}\" does not say as whom to ask. Add token, tokenFile, or username and password.");
        }

        return _mistakes.Count > before ? null : new(name, ExternalKind.Vault, given);
    }

    private ExternalProvider? Wrong(string mistake)
    {
        _mistakes.Add(mistake);
        return null;
    }
}
