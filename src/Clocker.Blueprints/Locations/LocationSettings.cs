using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Blueprints.Locations;

/// <summary>What may be said of a location beside what it is, and which of that nobody may see.</summary>
public static class LocationSettings
{
    private static readonly string[] Secret = ["password", "privateKeyData", "privateKeyPassphrase"];

    /// <summary>Whether the value of a key is a secret, wherever it stands.</summary>
    public static bool IsSecret(string key) => Secret.Contains(key);

    /// <summary>Whether a location, as it is written, says a secret itself.</summary>
    public static bool HoldsSecret(string location) =>
        NamedLocationFormat.Settings(location) is { } settings && SecretsIn(settings).Any();

    /// <summary>All secrets in some settings, with the way to each.</summary>
    public static IEnumerable<(string Way, string Text)> SecretsIn(ValueMap<Value> settings) => settings.SelectMany(entry => In(entry.Key, entry.Key, entry.Value));

    /// <summary>The secrets that stand in settings.</summary>
    public static IEnumerable<SecretId> Secrets(ValueMap<Value> settings) => settings.Values.SelectMany(Secrets);

    /// <summary>The settings with each secret text replaced.</summary>
    /// <param name="settings">What was given.</param>
    /// <param name="replace">What stands for the secret at the end of a way.</param>
    public static ValueMap<Value> Hide(ValueMap<Value> settings, Func<string, Value> replace) =>
        settings.ToValueMap(entry => entry.Key, entry => Hide(entry.Key, entry.Key, entry.Value, replace));

    /// <summary>The settings with each secret replaced by its text.</summary>
    public static ValueMap<Value> Show(ValueMap<Value> settings, Func<Value.Secret, string> reveal) =>
        settings.ToValueMap(entry => entry.Key, entry => Show(entry.Value, reveal));

    private static IEnumerable<(string Way, string Text)> In(string way, string key, Value value) => value switch
    {
        Value.Fields map => map.Entries.SelectMany(entry => In($"{way}.{entry.Key}", entry.Key, entry.Value)),
        Value.Sequence list => list.Items.SelectMany((item, i) => In($"{way}.{i}", key, item)),
        Value.Nothing or Value.Secret => [],
        _ => IsSecret(key) ? [(way, value.Display)] : [],
    };

    private static IEnumerable<SecretId> Secrets(Value value) => value switch
    {
        Value.Secret secret => [secret.Id],
        Value.Fields map => map.Entries.Values.SelectMany(Secrets),
        Value.Sequence list => list.Items.SelectMany(Secrets),
        _ => [],
    };

    private static Value Hide(string way, string key, Value value, Func<string, Value> replace) => value switch
    {
        Value.Fields map => new Value.Fields(map.Entries.ToValueMap(entry => entry.Key, entry => Hide($"{way}.{entry.Key}", entry.Key, entry.Value, replace))),
        Value.Sequence list => new Value.Sequence([.. list.Items.Select((item, i) => Hide($"{way}.{i}", key, item, replace))]),
        Value.Nothing or Value.Secret => value,
        _ => IsSecret(key) ? replace(way) : value,
    };

    private static Value Show(Value value, Func<Value.Secret, string> reveal) => value switch
    {
        Value.Secret secret => Value.Of(reveal(secret)),
        Value.Fields map => new Value.Fields(map.Entries.ToValueMap(entry => entry.Key, entry => Show(entry.Value, reveal))),
        Value.Sequence list => new Value.Sequence([.. list.Items.Select(item => Show(item, reveal))]),
        _ => value,
    };
}
