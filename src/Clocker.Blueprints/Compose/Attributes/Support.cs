namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>What Clocker makes of an attribute.</summary>
internal enum Support
{
    /// <summary>It does what it does in Compose.</summary>
    Full,

    /// <summary>It does so by other means, within limits that are said.</summary>
    Emulated,

    /// <summary>It has no effect, and that is said.</summary>
    Ignored,

    /// <summary>A file that has it is not deployed.</summary>
    Rejected,
}
