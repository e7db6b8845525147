using Clocker.Model.Blueprints;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Predicates;
using Clocker.Model.Values;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>
/// Holds the values of parameters to their types and constraints, as far as the blueprint knows them: what is an expression is
/// known only later, and what the deployment sets is secret.
/// </summary>
internal sealed class ParameterCheck(DiagnosticList diagnostics, IReadOnlyCollection<string> set)
{
    private static readonly Expression Unknown = new Expression.Constant(new Value.Secret(new("")));

    private readonly Pattern _patterns = new();

    public void Check(IEnumerable<Draft> tree)
    {
        foreach (var draft in tree)
        {
            foreach (var (parameter, at) in draft.Parameters)
            {
                Check(draft, parameter, at);
            }
        }
    }

    private void Check(Draft draft, ParameterSpec parameter, Position at)
    {
        var type = ParameterType.Read(parameter.Type).Value;
        if (parameter.Default is Expression.Constant preset && type?.Check(preset.Value) is { } wrong)
        {
            diagnostics.Error(Codes.BadValue, at, $"The default of parameter \"{parameter.Name}\" is wrong: {wrong}.", $"Expected is {Expected(parameter.Type)}.");
            return;
        }

        var given = Given(draft, parameter.Names);
        if (IsSet(draft, parameter.Names) && given is null)
        {
            return;
        }

        var expression = given?.Expression ?? parameter.Default;
        if (expression is not (null or Expression.Constant))
        {
            return;
        }

        var value = (expression as Expression.Constant)?.Value ?? new Value.Nothing();
        var place = given?.Value.At ?? at;
        if (given is { Declared: null } && type?.Check(value) is { } problem)
        {
            diagnostics.Error(Codes.BadValue, place, $"\"{parameter.Name}\" of {draft.Who(false)} is wrong: {problem}.", $"Expected is {Expected(parameter.Type)}.");
            return;
        }

        foreach (var constraint in parameter.Constraints)
        {
            if (Constraint.Read(constraint) is { Problem: null, Value: { } read } && Violation(draft, read, value) is { } violated)
            {
                diagnostics.Error(
                    Codes.Violated, place, $"\"{parameter.Name}\" of {draft.Who(false)} {violated}.",
                    given is null ? $"Give it under \"{CampKeys.ConfigBlock}\", or when deploying with --set {parameter.Name}=…." : "Change it, or the constraint.");
            }
        }
    }

    /// <summary>Why a value does not fulfil a constraint, in words after its name; null if it does, or if that is not known.</summary>
    private string? Violation(Draft draft, Constraint constraint, Value value) => constraint switch
    {
        Constraint.Required => IsBlank(value) ? "is required, and has no value" : null,
        Constraint.NotNull => value is Value.Nothing ? "is required, and has no value" : null,
        Constraint.Blank => IsBlank(value) ? null : $"must be blank, and is {Coercions.Describe(value)}",
        Constraint.Never => "is not allowed to have any value",
        Constraint.Matches matches => Mismatch(matches, value),
        Constraint.Relation relation => Broken(draft, relation, value),
        Constraint.All all => all.Parts.Select(part => Violation(draft, part, value)).FirstOrDefault(violation => violation is not null),
        Constraint.Any any => NoneOf(draft, any, value),
        Constraint.Holds holds => Unfit(draft, holds.Predicate, value),
        Constraint.Unknown => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private string? Unfit(Draft draft, Predicate predicate, Value value)
    {
        var targets = new DraftTargets(draft, key => Counting(draft, key));
        return value.HoldsSecret || predicate.Holds(value is Value.Nothing ? null : value, targets) || targets.IsUnsure
            ? null
            : $"is {Coercions.Describe(value)}, which its constraint does not allow";
    }

    private string? NoneOf(Draft draft, Constraint.Any any, Value value)
    {
        var violations = any.Parts.Select(part => Violation(draft, part, value)).ToList();
        return violations.Count == 0 || violations.Contains(null) ? null : string.Join(", and ", violations);
    }

    private string? Mismatch(Constraint.Matches matches, Value value)
    {
        if (value is Value.Nothing)
        {
            return $"has no value, and must match {matches.Pattern}";
        }

        return value.HoldsSecret || _patterns.Fits(value.Display, matches.Pattern, matches.IsGlob) is null or true
            ? null
            : $"is {Coercions.Describe(value)}, which does not match {matches.Pattern}";
    }

    private string? Broken(Draft draft, Constraint.Relation relation, Value value)
    {
        var others = relation.Keys.Where(key => HasValue(draft, key)).ToList();
        if (others.Count > 0 == relation.IsUnless || IsBlank(value) != relation.IsRequired)
        {
            return null;
        }

        var keys = string.Join(" or ", (relation.IsUnless ? relation.Keys : others).Select(key => $"\"{key}\""));
        return $"is {(relation.IsRequired ? "required" : "forbidden")} {(relation.IsUnless ? "unless" : "if")} {keys} {(relation.IsUnless ? "has a value" : "has one")}";
    }

    private bool HasValue(Draft draft, string key) => Counting(draft, key) switch
    {
        null => false,
        Expression.Constant constant => !IsBlank(constant.Value),
        _ => true,
    };

    /// <summary>What counts for a key of an entity: what the deployment sets is secret, else what is given, else a default.</summary>
    private Expression? Counting(Draft draft, string key)
    {
        var parameter = draft.Parameter(key);
        IEnumerable<string> names = parameter?.Names ?? (draft.Type?.Key(key)?.Names ?? [key]);
        return IsSet(draft, names) ? Unknown : Given(draft, names)?.Expression ?? parameter?.Default;
    }

    /// <summary>Whether the deployment gives it: on the application, so that what is below inherits it.</summary>
    private bool IsSet(Draft draft, IEnumerable<string> names) =>
        names.Any(set.Contains) && (draft.Parent is null || draft.Parameter(names.First()) is not { Inheritance: ConfigInheritance.Never });

    private static Draft.Given? Given(Draft draft, IEnumerable<string> names)
    {
        var isNever = draft.Parameter(names.First()) is { Inheritance: ConfigInheritance.Never };
        var givers = isNever ? [draft] : draft.Ancestors().Prepend(draft);
        return givers.SelectMany(owner => names.Select(name => owner.Config.TryGetValue(name, out var given) ? given : (Draft.Given?)null)).FirstOrDefault(given => given is not null);
    }

    private static bool IsBlank(Value value) => value is Value.Nothing || (value is Value.Text text && string.IsNullOrWhiteSpace(text.Content));

    private static string Expected(string type) => type is "integer" or "object" ? $"an {type}" : $"a {type}";
}
