namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>One attribute of the format, with everything that reading, merging, checking and printing it need to know.</summary>
/// <param name="name">Its key.</param>
/// <param name="shape">What may be written.</param>
/// <param name="form">What it is in the canonical model.</param>
internal sealed class ComposeAttribute(string name, Shape shape, Form form)
{
    public string Name => name;

    public Shape Shape => shape;

    public Form Form => form;

    public MergeRule Merge { get; init; }

    public Uniqueness Unique { get; init; }

    public Cast Cast { get; init; }

    public Rewrite Rewrite { get; init; }

    public PathRule Paths { get; init; }

    /// <summary>Its name in JSON, where that differs.</summary>
    public string? JsonName { get; init; }

    /// <summary>Whether JSON has it even if it is not given.</summary>
    public bool IsAlwaysInJson { get; init; }

    /// <summary>Whether nothing stays nothing in a map of structures, instead of being an empty one.</summary>
    public bool KeepsNull { get; init; }

    /// <summary>Whether it is read, checked and printed, but belongs to no one who writes a file.</summary>
    public bool IsInternal { get; init; }

    /// <summary>What Clocker makes of it.</summary>
    public Support Support { get; init; } = Support.Full;

    /// <summary>A value that asks for nothing in particular, so that nothing is to be said of it.</summary>
    public string? Usual { get; init; }

    /// <summary>What is to be known about that; empty if nothing is.</summary>
    public string Note { get; init; } = "";

    /// <summary>The structure, or the structures, that it is; null if it is none.</summary>
    public Shape.Fields? Structure { get; } = StructureOf(shape);

    private static Shape.Fields? StructureOf(Shape shape) => shape switch
    {
        Shape.Fields fields => fields,
        Shape.Items items => StructureOf(items.Item),
        Shape.Keyed keyed => StructureOf(keyed.Of),
        Shape.Either either => either.Shapes.Select(StructureOf).FirstOrDefault(fields => fields is not null),
        _ => null,
    };
}
