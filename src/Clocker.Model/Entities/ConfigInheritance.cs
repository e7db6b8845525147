namespace Clocker.Model.Entities;

/// <summary>What an entity sees of config that is given above it; Brooklyn's four modes.</summary>
public enum ConfigInheritance
{
    /// <summary>The nearest value counts, its own first.</summary>
    Always,

    /// <summary>The nearest value counts, but not one from beyond an entity that declares the key: that one has consumed it.</summary>
    NotReinherited,

    /// <summary>Only what is given at the entity itself counts.</summary>
    Never,

    /// <summary>Maps are laid over each other, the nearest on top; null takes an entry away.</summary>
    DeepMerge,
}
