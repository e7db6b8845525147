using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Entities;

/// <summary>How many of a group must be healthy for the group to be: Brooklyn's quorum check.</summary>
/// <param name="Points">Sizes of the group with how many it needs, rising; between two the line counts.</param>
/// <param name="NeedsOne">Whether a group of none is unhealthy.</param>
public sealed record Quorum(ValueList<Quorum.Point> Points, bool NeedsOne)
{
    private static readonly ValueList<Point> Everyone = [new(0, 0), new(1, 1)];

    /// <summary>Whether a group is healthy.</summary>
    public bool IsMet(int healthy, int size) => healthy >= Needed(size) && !(NeedsOne && healthy == 0);

    /// <summary>How many of a group of a size must be healthy.</summary>
    public decimal Needed(int size)
    {
        if (Points.Count == 1)
        {
            return Points[0].Needed;
        }

        var index = 0;
        while (index < Points.Count - 2 && Points[index + 1].Size <= size)
        {
            index++;
        }

        var (low, high) = (Points[index], Points[index + 1]);
        return low.Needed + ((high.Needed - low.Needed) * (size - low.Size) / (high.Size - low.Size));
    }

    /// <summary>Reads a name, a number, or a list of points such as <c>[[5,5],[10,10],[100,70]]</c>.</summary>
    public static Coerced<Quorum> Coerce(Value value) => value switch
    {
        Value.Number => AtLeast(value),
        Value.Text text => Named(text.Content),
        Value.Sequence list => OfPoints(list),
        _ => No(value),
    };

    private static Coerced<Quorum> Named(string text) => text.Trim().ToUpperInvariant() switch
    {
        "ALL" => new Quorum(Everyone, false),
        "ALLANDATLEASTONE" => new Quorum(Everyone, true),
        "ATLEASTONE" => new Quorum([new(0, 1)], true),
        "ATLEASTONEUNLESSEMPTY" => new Quorum([new(0, 0), new(1, 1), new(2, 1)], false),
        "ALWAYSHEALTHY" => new Quorum([new(0, 0)], false),
        _ => FlowText.Read(text) is Value.Sequence list ? OfPoints(list) : AtLeast(Value.Of(text)),
    };

    private static Coerced<Quorum> AtLeast(Value value) =>
        Coercions.Integer(value) is { Problem: null, Value: >= 0 and var least } ? new Quorum([new(0, least)], false) : No(value);

    private static Coerced<Quorum> OfPoints(Value.Sequence list)
    {
        var points = Coercions.List(list, item => item is Value.Sequence { Items: [var size, var needed] }
            && Coercions.Number(size) is { Problem: null } at && Coercions.Number(needed) is { Problem: null } least
                ? new Point(at.Value, least.Value)
                : Coerced<Point>.Wrong($"{Coercions.Describe(item)} is not a point such as [10, 7]"));
        return points.Problem is { } problem ? Coerced<Quorum>.Wrong(problem)
            : points.Value!.Count < 2 || points.Value!.Zip(points.Value!.Skip(1)).Any(pair => pair.First.Size >= pair.Second.Size)
                ? Coerced<Quorum>.Wrong("the points of a quorum are two or more, with rising sizes")
            : new Quorum(points.Value!, false);
    }

    private static Coerced<Quorum> No(Value value) => Coerced<Quorum>.Wrong($"{Coercions.Describe(value)} is not a quorum");

    /// <summary>A size of the group, and how many it needs.</summary>
    public readonly record struct Point(decimal Size, decimal Needed);
}
