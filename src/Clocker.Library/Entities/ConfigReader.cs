using Clocker.Model.Collections;
using Clocker.Model.Entities;

namespace Clocker.Library.Entities;

/// <summary>Reads an entity's config and collects all that is missing and all that is wrong, instead of stopping at the first.</summary>
internal sealed class ConfigReader(IEntityView entity)
{
    private readonly List<string> _missing = [];
    private readonly List<KeyValuePair<string, string>> _wrong = [];

    /// <summary>What is not there yet, in words that follow "waiting for"; null if nothing.</summary>
    public string? Missing => _missing.Count == 0 ? null : string.Join(", ", _missing.Distinct());

    /// <summary>What is wrong, by key.</summary>
    public ValueMap<string> Wrong => _wrong.ToValueMap();

    /// <summary>Whether everything could be read.</summary>
    public bool IsComplete => _missing.Count == 0 && _wrong.Count == 0;

    /// <summary>A key's value; its default if it cannot be had, which is remembered.</summary>
    public T Read<T>(ConfigKey<T> key)
    {
        switch (entity.Config(key))
        {
            case Configured<T>.Ready ready:
                return ready.Value;
            case Configured<T>.NotYet notYet:
                WaitFor(notYet.Reason);
                return key.Default;
            case Configured<T>.Failed failed:
                Refuse(key.Name, failed.Reason);
                return key.Default;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Remembers that something is not there yet.</summary>
    public void WaitFor(string what) => _missing.Add(what);

    /// <summary>Remembers that something is wrong.</summary>
    public void Refuse(string key, string problem) => _wrong.Add(new(key, problem));
}
