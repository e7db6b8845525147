namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>What a later file makes of what an earlier one says.</summary>
internal enum MergeRule
{
    /// <summary>Maps merge, lists are appended, values are replaced; nothing leaves what is there.</summary>
    Usual,
    Replace,

    /// <summary>Both become a list, and are appended.</summary>
    Append,

    /// <summary>As <see cref="Append"/>, without what is there already.</summary>
    AppendNew,

    /// <summary>A list becomes a map, and maps merge.</summary>
    AsMap,

    /// <summary>As <see cref="AsMap"/>, with what a name alone means for a dependency.</summary>
    Dependencies,

    /// <summary>A text is the context of a build.</summary>
    Build,

    /// <summary>Options merge only if the driver is the same.</summary>
    Logging,

    /// <summary>Address pools are the same if their subnet is.</summary>
    Pools,
}
