using Clocker.Model.Values;

namespace Clocker.Model.Entities;

/// <summary>A key that blueprints may set on an entity. Equal by name; every key is declared once.</summary>
/// <param name="Name">Its full name, such as <c>docker.container.openPorts</c>.</param>
/// <param name="Flags">Short names that mean the same on an entity that declares the key.</param>
/// <param name="Description">For the reference and for completion.</param>
/// <param name="Expects">What a value must look like, in words that follow "expected": <c>a list of ports</c>.</param>
public abstract record ConfigKey(string Name, IReadOnlyList<string> Flags, string Description, string Expects)
{
    /// <summary>What an entity sees of values that are given above it.</summary>
    public ConfigInheritance Inheritance { get; init; } = ConfigInheritance.Always;

    /// <summary>Whether entities below the one it is given at may see it too.</summary>
    public bool Inherited
    {
        get => Inheritance != ConfigInheritance.Never;
        init => Inheritance = value ? ConfigInheritance.Always : ConfigInheritance.Never;
    }

    /// <summary>Whether its values are maps, which may be given entry by entry: <c>KEY.ENTRY</c>.</summary>
    public bool IsMap { get; init; }

    /// <summary>Whether its value goes into what is made: then a new value means making it anew.</summary>
    public bool ShapesContainer { get; init; } = true;

    /// <summary>Whether this version acts on it; a key that it only knows is a warning.</summary>
    public bool HasEffect { get; init; } = true;

    /// <summary>Whether texts in its value are ids of entities.</summary>
    public bool NamesEntities { get; init; }

    /// <summary>The full name of a key that says the same in another way, so that only one of them may be given, unless it is 0; null if there is none.</summary>
    public string? Instead { get; init; }

    /// <summary>What counts if nothing is given, as a value; nothing where that cannot be said in one, or depends on what there is.</summary>
    public abstract Value Preset { get; }

    /// <summary>All names of the key, the full one first.</summary>
    public IEnumerable<string> Names => [Name, .. Flags];

    /// <summary>Checks a value; null if it is right, else what is wrong with it, in words.</summary>
    public abstract string? Check(Value value);
}
