using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

using CsCheck;

namespace Clocker.Blueprints.Tests.Writing;

/// <summary>Blueprints by chance: all that the reader can make of a text, with texts that are hard to quote.</summary>
internal static class Blueprints
{
    private static readonly string[] Ids = ["web", "db", "a b", "x-1", "é", "1.10"];

    private static readonly string[] Words =
    [
        "", " ", "plain", "two words", "true", "null", "~", "1.10", "007", "-1", "- a", "a: b", "a #b", "#c", "'q'", "\"q\"", "back\\slash", "tab\there", "line\n", "\nline",
        "two\nlines", "two\nlines\n", "two\n\nlines\n\n", " leading\nline", "trailing \nline", "$brooklyn:config(\"x\")", "$brooklyn:", "{a", "[b]", "<<", "*c", "&d", "!e", "|", ">", "%f",
        "@g", "`h`", "?", "? i", "“j”", "k – l", "\u00A0m", "é漢\U0001F600", "\u0001", "\u0085", "\u2028", "\uFEFF", "\r\n", "…", "yes", ".inf", "0x10", "1e3", "a:", "...", "---", "=", ":",
    ];

    private static readonly Gen<string> Text = Gen.Frequency((4, One(Words)), (1, Gen.String[Gen.Char[" aZ09-_:#\n\"'\\{}[],&*!|>%@`$éß"], 0, 12]));

    private static readonly Gen<Value> Scalar = Gen.Frequency(
        (4, Text.Select(Value.Of)),
        (1, Gen.Bool.Select(Value.Of)),
        (1, Gen.OneOf(Gen.Decimal[-1000, 1000], Gen.Int.Select(number => (decimal)number)).Select(Value.Of)),
        (1, Gen.Const((Value)new Value.Nothing())));

    private static readonly Gen<string> Key = Gen.Frequency((3, One("one", "two", "three", "type", "80", "memberSpec")), (1, Text));

    private static readonly Gen<EntityReference> Reference = Gen.Recursive<EntityReference>((depth, deeper) => Gen.Select(
        Gen.Enum<ReferenceScope>(), One(Ids), depth < 2 ? Gen.OneOf(Gen.Const((EntityReference?)null), deeper.Select(from => (EntityReference?)from)) : Gen.Const((EntityReference?)null),
        (scope, id, from) => Made(scope, id, from)));

    /// <summary>Ways that lead somewhere in any blueprint, or that nobody can follow before it runs.</summary>
    private static readonly Gen<EntityReference> Found = Gen.Select(Reference, One(Ids), (from, id) => Free(from, id));

    private static readonly Gen<Expression> Config = Expressions(depth: 3);

    private static readonly Gen<ValueMap<Expression>> ConfigMap =
        Gen.Select(Key.Select(key => $"my.{key}"), Config).List[0, 4].Select(entries => entries.Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2)).ToValueMap());

    private static readonly Gen<AdjunctSpec> Policy = Gen.Select(
        One("ServiceRestarter", "AutoScalerPolicy"), Name(), ConfigMap, (type, name, config) => new AdjunctSpec(type, name, config));

    private static readonly Gen<ParameterSpec> Parameter = Gen.Select(
        Gen.Int[0, 9], Text, Config, Gen.Bool, Gen.Enum<ConfigInheritance>(),
        (number, text, preset, flag, inheritance) => new ParameterSpec($"parameter.{number}")
        {
            Label = flag ? text : null,
            Description = flag ? null : text,
            Type = flag ? "string" : "map<string,list<java.Thing>>",
            Default = flag || preset is not Expression.Constant ? preset : null,
            Pinned = flag,
            Constraints = flag ? [] : [Constant(Value.Of("notNull")), Constant(new Value.Fields([new("regex", Value.Of("[a-z]*"))]))],
            DeprecatedNames = flag ? [$"old {number}"] : [],
            Reconfigurable = !flag,
            Inheritance = inheritance,
            TypeInheritance = inheritance,
        });

    /// <summary>Blueprints as the reader would make them.</summary>
    public static Gen<Blueprint> Any { get; } = Gen.Select(
        Entity("BasicApplication", depth: 2), Gen.Bool,
        (root, isWrapper) => Whole(root, isWrapper));

    private static Blueprint Whole(EntitySpec root, bool isWrapper)
    {
        var number = 0;
        var numbered = Numbered(root, ref number) with { Parameters = [] };
        numbered = isWrapper ? numbered with { Config = numbered.Config.With("brooklyn.wrapper_app", Constant(Value.Of(true))) } : numbered;
        return new(numbered.Id ?? numbered.Name, numbered);
    }

    /// <summary>Ids and names are unique; constraints of parameters are fulfilled, by leaving them out.</summary>
    private static EntitySpec Numbered(EntitySpec entity, ref int number)
    {
        var own = ++number;
        var children = new List<EntitySpec>();
        foreach (var child in entity.Children)
        {
            children.Add(Numbered(child, ref number));
        }

        return entity with { Id = entity.Id is null ? null : $"{entity.Id}{own}", Name = $"{entity.Name.Trim()} {own}".Trim(), Children = [.. children] };
    }

    private static Gen<EntitySpec> Entity(string type, int depth)
    {
        var children = depth == 0 ? Gen.Const(new List<EntitySpec>()) : Entity("BasicEntity", depth - 1).List[0, 3];
        return Gen.Select(
            Gen.Select(Gen.OneOf(Gen.Const((string?)null), One(Ids).Select(id => (string?)id)), One("n", "A name", "é: x"), ConfigMap),
            children,
            Gen.Select(Policy.List[0, 2], Parameter.List[0, 2], Scalar.List[0, 2], Gen.Bool),
            (what, below, more) => new EntitySpec(what.Item1, what.Item2, type, what.Item3, [.. below])
            {
                Location = more.Item4 ? "here: there" : null,
                LocationConfig = more.Item4 ? what.Item3 : [],
                IconUrl = more.Item4 ? "https://example.org/icon.png" : null,
                Policies = [.. more.Item1],
                Parameters = [.. more.Item2.DistinctBy(parameter => parameter.Name).Select(parameter => parameter with { Constraints = [] })],
                Tags = [.. more.Item3.Where(tag => !tag.Display.StartsWith("$brooklyn:", StringComparison.Ordinal))],
            });
    }

    private static Gen<string?> Name() => Gen.OneOf(Gen.Const((string?)null), Text.Where(text => text.Length > 0).Select(text => (string?)text));

    private static Gen<Expression> Expressions(int depth)
    {
        var constant = Scalar.Select(value => (Expression)Constant(value));
        if (depth == 0)
        {
            return Gen.OneOf(constant, Found.Select(reference => (Expression)new Expression.Component(reference)));
        }

        var inner = Expressions(depth - 1);
        return Gen.Frequency(
            (4, constant),
            (1, Found.Select(reference => (Expression)new Expression.Component(reference))),
            (1, Found.Select(reference => (Expression)new Expression.Identity(reference))),
            (1, Gen.Select(Found, inner, (reference, key) => (Expression)new Expression.Config(reference, key))),
            (1, Gen.Select(Found, inner, Options(), (reference, sensor, options) => (Expression)new Expression.AttributeWhenReady(reference, sensor) { Options = options })),
            (1, Gen.Select(Found, inner, (reference, index) => (Expression)new Expression.Location(reference, index))),
            (1, Gen.Select(Found, inner, (reference, argument) => (Expression)new Expression.FormatString(Constant(Value.Of("%s-%s")), [new Expression.Identity(reference), argument]))),
            (1, inner.Select(source => (Expression)new Expression.RegexReplacement(source, Constant(Value.Of("a+")), Constant(Value.Of("b"))))),
            (1, inner.Select(source => (Expression)new Expression.UrlEncode(source))),
            (1, inner.Select(more => (Expression)new Expression.Template(EntityReference.Self, Constant(Value.Of("${entity.id}")), more))),
            (1, Gen.Const((Expression)new Expression.External(Constant(Value.Of("vault")), Constant(Value.Of("a \"key\""))))),
            (1, Gen.Select(inner, Gen.OneOf(Text.Select(Value.Of), Gen.Int[0, 99].Select(index => Value.Of(index))), (source, key) => source is Expression.Location location && key is Value.Text ? new Expression.LocationConfig(location, Constant(key)) : (Expression)new Expression.Item(source, key))),
            (1, Gen.Select(Found, inner, (reference, key) => (Expression)new Expression.LocationConfig(new(reference, Constant(Value.Of(0))), key))),
            (1, Gen.Select(Found, inner, (reference, key) => (Expression)new Expression.AttributeWhenReady(reference, Constant(Value.Of("s"))) { OptionsBy = new Expression.Config(EntityReference.Self, key) })),
            (1, inner.List[0, 3].Select(items => List(items))),
            (2, Gen.Select(Key, inner).List[0, 3].Select(entries => Map(entries))),
            (1, inner.Select(config => (Expression)new Expression.Specification(new(null, "spec", "BasicEntity", [new("my.key", config)], [])))));
    }

    private static Gen<WaitOptions?> Options() => Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 100_000], (given, flag, time) => given
        ? new WaitOptions { Timeout = flag ? TimeSpan.MaxValue : TimeSpan.FromMilliseconds(time), TimeoutIfOnFire = flag ? TimeSpan.FromSeconds(time) : null, AbortIfOnFire = flag, WaitForTruthy = !flag }
        : null);

    /// <summary>What says a type says it as a text, as an object does.</summary>
    private static Expression Map(IEnumerable<(string Key, Expression Value)> entries) => ConfigMerge.Combine(
        entries.ToValueMap(entry => entry.Key, entry => entry.Key == "type" ? Constant(Value.Of("a.Type")) : entry.Value));

    private static Expression List(List<Expression> items) => items.TrueForAll(item => item is Expression.Constant)
        ? Constant(new Value.Sequence([.. items.Select(item => ((Expression.Constant)item).Value)]))
        : new Expression.Sequence([.. items]);

    private static EntityReference Made(ReferenceScope scope, string id, EntityReference? from) =>
        scope == ReferenceScope.This ? from ?? EntityReference.Self
        : new(scope, scope is ReferenceScope.Parent or ReferenceScope.Root ? null : id, from);

    /// <summary>Begins with an expression, so that nobody looks for the entity before the application runs.</summary>
    private static EntityReference Free(EntityReference reference, string id) => reference.From is { Scope: not ReferenceScope.This } from
        ? reference with { From = Free(from, id) }
        : reference.Scope == ReferenceScope.This ? reference
        : reference with { From = null, Start = new Expression.AttributeWhenReady(EntityReference.Self, Constant(Value.Of(id))) };

    private static Gen<string> One(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static Expression.Constant Constant(Value value) => new(value);
}
