using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;

namespace Clocker.Blueprints.Camp;

/// <summary>Finds types by the names that blueprints use.</summary>
internal sealed class TypeNames
{
    private static readonly string[] IgnoredPrefixes = ["java:", "catalog:", "brooklyn:"];

    private readonly Dictionary<string, TypeDeclaration> _byName = new(StringComparer.Ordinal);
    private readonly List<TypeDeclaration> _withPrefix;
    private readonly Dictionary<string, ConfigKey> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<TypeDeclaration, Dictionary<string, ConfigKey>> _ofType = new(ReferenceEqualityComparer.Instance);

    public TypeNames(ITypeCatalogue catalogue)
    {
        foreach (var type in catalogue.Types)
        {
            foreach (var name in type.Aliases.Prepend(type.Name))
            {
                _byName.TryAdd(name, type);
            }

            var ofType = new Dictionary<string, ConfigKey>(StringComparer.Ordinal);
            _ofType[type] = ofType;
            foreach (var key in type.Keys)
            {
                _keys.TryAdd(key.Name, key);
                foreach (var name in key.Names)
                {
                    ofType.TryAdd(name, key);
                }
            }
        }

        _withPrefix = [.. catalogue.Types.Where(type => type.Prefix is not null)];
    }

    /// <summary>The full names of all keys of all types.</summary>
    public IEnumerable<string> KeyNames => _keys.Keys;

    /// <summary>The key that a name or flag means for a type, or null.</summary>
    public ConfigKey? Key(TypeDeclaration type, string name) => _ofType[type].GetValueOrDefault(name);

    /// <summary>A key that some type declares, by its full name.</summary>
    public ConfigKey? Key(string name) => _keys.GetValueOrDefault(name);

    /// <summary>A key that some type knows by this short name.</summary>
    public ConfigKey? KeyByFlag(string flag) => _keys.Values.FirstOrDefault(key => key.Flags.Contains(flag));

    /// <summary>The type of a name; with a prefix also what follows it.</summary>
    public (TypeDeclaration? Type, string? Shorthand) Find(string name)
    {
        if (_withPrefix.Find(type => name.StartsWith(type.Prefix!, StringComparison.Ordinal)) is { } shorthand)
        {
            return (shorthand, name[shorthand.Prefix!.Length..]);
        }

        var plain = IgnoredPrefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } ignored ? name[ignored.Length..] : name;
        return (_byName.GetValueOrDefault(plain), null);
    }

    /// <summary>What an unknown type might have been meant to be.</summary>
    public string Remedy(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var prefixes = _withPrefix.Select(type => type.Prefix!);
        if (colon > 0 && Suggestions.Nearest(name[..(colon + 1)], prefixes) is { } prefix)
        {
            return $"Did you mean \"{prefix}{name[(colon + 1)..]}\"?";
        }

        // Classes of one package all resemble each other: only the last part of a name counts.
        var simple = Simple(name);
        var nearest = _byName.Keys.FirstOrDefault(known => Simple(known) == simple)
            ?? (Suggestions.Nearest(simple, _byName.Keys.Select(Simple)) is { } near ? _byName.Keys.First(known => Simple(known) == near) : null);
        return nearest is not null
            ? $"Did you mean \"{nearest}\"?"
            : $"Types here: {string.Join(", ", _byName.Values.Distinct().Select(type => type.Prefix is null ? type.Name : $"{type.Prefix}…"))}.";
    }

    private static string Simple(string name) => name[(name.LastIndexOf('.') + 1)..];
}
