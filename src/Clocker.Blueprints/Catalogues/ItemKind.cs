namespace Clocker.Blueprints.Catalogues;

/// <summary>What a catalogue item defines; Brooklyn's <c>itemType</c>.</summary>
public enum ItemKind
{
    /// <summary>A type of entity.</summary>
    Entity,

    /// <summary>A type of application.</summary>
    Application,

    /// <summary>An application to be copied and changed; may be named as a type too.</summary>
    Template,

    /// <summary>A policy with config.</summary>
    Policy,

    /// <summary>An enricher with config.</summary>
    Enricher,

    /// <summary>An initializer with config.</summary>
    Initializer,

    /// <summary>A location with config.</summary>
    Location,

    /// <summary>A plain object of Brooklyn's.</summary>
    Bean,
}
