using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Model.Predicates;

/// <summary>What <c>[?(…)]</c> asks of an item.</summary>
internal abstract record PathTest
{
    private PathTest()
    {
    }

    /// <summary>Whether an item passes. A secret passes no test of its content.</summary>
    public bool Holds(Value item, Value root, PathBudget budget) => this switch
    {
        Both both => both.One.Holds(item, root, budget) && both.Other.Holds(item, root, budget),
        Either either => either.One.Holds(item, root, budget) || either.Other.Holds(item, root, budget),
        Not not => !not.Inner.Holds(item, root, budget),
        Exists exists => Of(exists.It, item, root, budget) is not null,
        Compares compares => Holds(compares.Sign, Of(compares.Left, item, root, budget), Of(compares.Right, item, root, budget)),
        Matches matches => Of(matches.It, item, root, budget) is { HoldsSecret: false } text && JavaRegex.Matches(text.Display, matches.Pattern),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Value? Of(Operand operand, Value item, Value root, PathBudget budget) => operand.Path is not { } path ? operand.Value
        : path.Places(operand.OfRoot ? root : item, root, budget) is not { Count: > 0 } found ? null
        : found.Count == 1 ? found[0]
        : new Value.Sequence([.. found]);

    private static bool Holds(string sign, Value? left, Value? right)
    {
        if (left is null || right is null || left.HoldsSecret || right.HoldsSecret)
        {
            return sign == "!=" && left is null != right is null;
        }

        var areEqual = left == right || (left is Value.Number one && right is Value.Number two && one.Amount == two.Amount);
        return sign switch
        {
            "==" => areEqual,
            "!=" => !areEqual,
            _ => NaturalOrder.Compare(left, right) is { } order && sign switch
            {
                "<" => order < 0,
                "<=" => order <= 0,
                ">" => order > 0,
                _ => order >= 0,
            },
        };
    }

    /// <summary>Both of two.</summary>
    public sealed record Both(PathTest One, PathTest Other) : PathTest;

    /// <summary>At least one of two.</summary>
    public sealed record Either(PathTest One, PathTest Other) : PathTest;

    /// <summary>The opposite.</summary>
    public sealed record Not(PathTest Inner) : PathTest;

    /// <summary>Whether there is something at the end of a path.</summary>
    public sealed record Exists(Operand It) : PathTest;

    /// <summary>How two things compare.</summary>
    public sealed record Compares(string Sign, Operand Left, Operand Right) : PathTest;

    /// <summary>Whether all of a text matches a regular expression.</summary>
    public sealed record Matches(Operand It, string Pattern) : PathTest;

    /// <summary>A value that is written out, or what stands at the end of a path from the item or from the root.</summary>
    public sealed record Operand(Value? Value, JsonPath? Path, bool OfRoot);
}
