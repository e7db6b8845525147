using System.Text.RegularExpressions;

using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>What may be written somewhere.</summary>
internal abstract class Shape
{
    private Shape()
    {
    }

    /// <summary>Which kinds of values it takes.</summary>
    public abstract Kinds Takes { get; }

    /// <summary>The part of it that is about a value of this kind; null if it takes none such.</summary>
    public virtual Shape? For(ComposeNode node) => (Takes & KindOf(node)) != 0 ? this : null;

    /// <summary>Which kind a value is of.</summary>
    public static Kinds KindOf(ComposeNode node) => node switch
    {
        ComposeMap => Kinds.Map,
        ComposeList => Kinds.List,
        ComposeScalar { Type: ScalarKind.Null } => Kinds.Null,
        ComposeScalar { Type: ScalarKind.Flag } => Kinds.Flag,
        ComposeScalar { Type: ScalarKind.Whole } => Kinds.Whole,
        ComposeScalar { Type: ScalarKind.Real, Real: var real } => real == Math.Floor(real) ? Kinds.Number : Kinds.Real,
        _ => Kinds.Text,
    };

    /// <summary>A value without parts.</summary>
    internal sealed class Value(Kinds takes) : Shape
    {
        public override Kinds Takes => takes;

        /// <summary>The only texts that it may be; empty allows all.</summary>
        public IReadOnlyList<string> Words { get; init; } = [];

        public Regex? Pattern { get; init; }

        public long? Least { get; init; }

        public long? Most { get; init; }
    }

    /// <summary>A list.</summary>
    internal sealed class Items(Shape item) : Shape
    {
        public override Kinds Takes => Kinds.List;

        public Shape Item => item;

        /// <summary>Whether no two items may be equal.</summary>
        public bool AreUnique { get; init; }
    }

    /// <summary>A map with keys that its author chooses.</summary>
    internal sealed class Keyed(Shape value) : Shape
    {
        public override Kinds Takes => Kinds.Map;

        public Shape Of => value;

        /// <summary>What its keys look like.</summary>
        public Regex? Keys { get; init; }

        /// <summary>Whether a later file's value of a key takes the place of an earlier one's, instead of merging.</summary>
        public bool Replaces { get; init; }

        /// <summary>What a text under a key becomes once its variables are in it.</summary>
        public Cast Cast { get; init; }

        /// <summary>Whether a key that looks otherwise may have any value, instead of being a mistake.</summary>
        public bool IsOpen { get; init; }
    }

    /// <summary>A map with keys that the format knows.</summary>
    internal sealed class Fields(IReadOnlyList<ComposeAttribute> attributes) : Shape
    {
        private readonly Dictionary<string, ComposeAttribute> _byName = attributes.ToDictionary(attribute => attribute.Name, StringComparer.Ordinal);

        public override Kinds Takes => Kinds.Map;

        /// <summary>In the order in which Compose prints them.</summary>
        public IReadOnlyList<ComposeAttribute> Attributes => attributes;

        public IReadOnlyList<string> Required { get; init; } = [];

        /// <summary>Whether keys that begin with <c>x-</c> may be there.</summary>
        public bool HasExtensions { get; init; } = true;

        /// <summary>Whether any other key may be there.</summary>
        public bool IsOpen { get; init; }

        public ComposeAttribute? Find(string name) => _byName.GetValueOrDefault(name);
    }

    /// <summary>One of several, which their kinds tell apart.</summary>
    internal sealed class Either(params Shape[] shapes) : Shape
    {
        public IReadOnlyList<Shape> Shapes => shapes;

        public override Kinds Takes { get; } = shapes.Aggregate(Kinds.None, (kinds, shape) => kinds | shape.Takes);

        public override Shape? For(ComposeNode node) => Array.Find(shapes, shape => (shape.Takes & KindOf(node)) != 0);
    }
}
