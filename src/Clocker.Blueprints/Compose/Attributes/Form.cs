namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>What an attribute is in the canonical model. "Optional" tells nothing from zero; all others leave zero out.</summary>
internal enum Form
{
    /// <summary>As it is written.</summary>
    Anything,

    /// <summary>Compose reads it, and keeps nothing of it.</summary>
    Nothing,
    Text,
    Flag,
    OptionalFlag,
    Whole,
    OptionalWhole,
    Real,
    Bytes,
    Span,
    OptionalSpan,

    /// <summary>The permissions of a file; a text is octal.</summary>
    Mode,

    /// <summary>How many devices; -1 is all.</summary>
    DeviceCount,
    Texts,

    /// <summary>A list of texts and numbers, as texts.</summary>
    TextsOfNumbers,

    /// <summary>A command; a text is split as a shell would. Nothing is not the same as no words.</summary>
    Words,

    /// <summary>The command of a health check; a text is for a shell.</summary>
    HealthTest,

    /// <summary>A map of texts, or of nothing where a value comes from outside.</summary>
    Variables,

    /// <summary>A map of texts.</summary>
    Labels,

    /// <summary>A map of lists of texts.</summary>
    MultiOptions,

    /// <summary>A list of <c>host=address</c>.</summary>
    Hosts,
    SshKeys,

    /// <summary>A structure that is always there; it is left out of YAML if it is empty.</summary>
    Structure,
    OptionalStructure,
    Structures,

    /// <summary>A map of structures, or of nothing.</summary>
    StructureMap,
    Ulimits,
}
