using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Finds types by the names that blueprints use.</summary>
internal sealed class TypeNames
{
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

        var plain = BrooklynNames.Plain(name);
        return (_byName.GetValueOrDefault(plain) ?? Ours(plain) ?? Ours(WithoutVersion(plain)), null);
    }

    /// <summary>Says that a type is not there; the answer is whether that is no mistake but a type which is not there yet.</summary>
    public bool Report(string name, ScalarNode at, DiagnosticList diagnostics)
    {
        var plain = WithoutVersion(BrooklynNames.Plain(name));
        if (BrooklynNames.Nearest(plain) is { } nearest)
        {
            diagnostics.Error(Codes.TypeNotHere, at.At, $"There is no {BrooklynNames.Simple(plain)} in this version yet.", $"Nearest is {(nearest.Contains(' ', StringComparison.Ordinal) ? nearest : $"\"type: {nearest}\"")}.");
        }
        else if (Uri.TryCreate(name, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "classpath" or "file")
        {
            diagnostics.Error(Codes.TypeNotHere, at.At, "A type that is a blueprint at a URL is not read in this version.", "Write its services here.");
        }
        else
        {
            diagnostics.Error(Codes.UnknownType, at.At, $"There is no type \"{name}\".", Remedy(name));
            return false;
        }

        return true;
    }

    private TypeDeclaration? Ours(string name) =>
        _byName.GetValueOrDefault(name) ?? (BrooklynNames.Ours(name) is { } ours ? _byName.GetValueOrDefault(ours) : null);

    /// <summary>There is one version of each type here, so a version after a colon says nothing.</summary>
    private static string WithoutVersion(string name) =>
        name.LastIndexOf(':') is > 0 and var colon && colon + 1 < name.Length && (char.IsAsciiDigit(name[colon + 1]) || name[(colon + 1)..] == "DEFAULT") ? name[..colon] : name;

    /// <summary>What an unknown type might have been meant to be.</summary>
    private string Remedy(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var prefixes = _withPrefix.Select(type => type.Prefix!);
        if (colon > 0 && Suggestions.Nearest(name[..(colon + 1)], prefixes) is { } prefix)
        {
            return $"Did you mean \"{prefix}{name[(colon + 1)..]}\"?";
        }

        // Classes of one package all resemble each other: only the last part of a name counts.
        var listed = _byName.Where(entry => entry.Value.IsListed).ToList();
        var nearest = Suggestions.Nearest(Simple(name), listed.Select(entry => entry.Key).Concat(BrooklynNames.TypeNames));
        return nearest is not null
            ? $"Did you mean \"{nearest}\"?"
            : $"Types here: {string.Join(", ", listed.Select(entry => entry.Value).Distinct().Select(type => type.Prefix is null ? type.Name : $"{type.Prefix}…"))}. An item of a catalogue is there once that was added: clocker catalog add FILE.";
    }

    private static string Simple(string name) => name[(name.LastIndexOf('.') + 1)..];
}
