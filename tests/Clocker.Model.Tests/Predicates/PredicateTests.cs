using Clocker.Model.Entities;
using Clocker.Model.Predicates;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Model.Tests.Predicates;

public sealed class PredicateTests
{
    [Fact]
    public void A_path_that_would_look_at_too_much_leads_nowhere()
    {
        Values.Value deep = Values.Value.Of(1);
        for (var i = 0; i < 200; i++)
        {
            deep = new Values.Value.Sequence([deep, Values.Value.Of(i)]);
        }

        var path = PredicateReader.Read(new Values.Value.Fields([new("jsonpath", Values.Value.Of("$..[?(@..[?(@..[?(@..*)])])]")), new("when", Values.Value.Of("absent"))])).Predicate!;
        Assert.True(path.Holds(deep, new ValuesAlone()));
    }

    [Theory]
    [InlineData("5", "5", true)]
    [InlineData("'5'", "5", true)]
    [InlineData("{equals: [1, 2]}", "[1, 2]", true)]
    [InlineData("{equals: x}", "y", false)]
    [InlineData("{regex: 'a.*'}", "abc", true)]
    [InlineData("{regex: 'a'}", "abc", false)]
    [InlineData("{glob: 'a*c?'}", "abbcd", true)]
    [InlineData("{glob: 'a*c?'}", "abbc", false)]
    [InlineData("{not: x}", "y", true)]
    [InlineData("{check: {regex: 'y'}}", "y", true)]
    [InlineData("{assert: y}", "y", true)]
    [InlineData("{less-than: 10}", "9", true)]
    [InlineData("{less_than: 10}", "10", false)]
    [InlineData("{less-than-or-equal-to: 10}", "10", true)]
    [InlineData("{greater-than: v9}", "v10", true)]
    [InlineData("{greater-than-or-equal-to: 1.10.0}", "1.9.5", false)]
    [InlineData("{greater-than: 1m}", "61s", true)]
    [InlineData("{greater-than: 1gb}", "2000m", true)]
    [InlineData("{greater-than: 1}", "{a: 1}", false)]
    [InlineData("{in-range: [1, 3]}", "3", true)]
    [InlineData("{in-range: [1, 3]}", "4", false)]
    [InlineData("{size: 2}", "[a, b]", true)]
    [InlineData("{size: {greater-than: 2}}", "abc", true)]
    [InlineData("{has-element: b}", "[a, b]", true)]
    [InlineData("{has-element: {regex: 'c'}}", "{x: a, y: b}", false)]
    [InlineData("{java-instance-of: java.util.List}", "[a]", true)]
    [InlineData("{java-instance-of: string}", "5", false)]
    [InlineData("{all: [{regex: 'a.*'}, {regex: '.*b'}]}", "ab", true)]
    [InlineData("{any: [a, b]}", "b", true)]
    [InlineData("{any: []}", "b", false)]
    [InlineData("{regex: 'a.*', size: 2}", "ab", true)]
    [InlineData("{key: a, equals: 1}", "{a: 1}", true)]
    [InlineData("{index: -1, equals: c}", "[a, c]", true)]
    [InlineData("{key: a, index: 0, equals: 1}", "{a: [1]}", true)]
    [InlineData("{jsonpath: '$.a.b[0]', equals: 1}", "{a: {b: [1]}}", true)]
    [InlineData("{jsonpath: '$.a.c', when: absent}", "{a: {b: [1]}}", true)]
    [InlineData("{jsonpath: '$.a.b[-1]', equals: 1}", "{a: {b: [2, 1]}}", true)]
    [InlineData("{jsonpath: 'a.b', size: 1}", "{a: {b: [1]}}", true)]
    [InlineData("{jsonpath: '$..b', equals: [1, 2]}", "{a: {b: 1}, c: [{b: 2}]}", true)]
    [InlineData("{jsonpath: '$.a[*].b', equals: [1, 2]}", "{a: [{b: 1}, {c: 3}, {b: 2}]}", true)]
    [InlineData("{jsonpath: '$.*.b', size: 2}", "{a: {b: 1}, c: {b: 2}}", true)]
    [InlineData("{jsonpath: '$[1:3]', equals: [b, c]}", "[a, b, c, d]", true)]
    [InlineData("{jsonpath: '$[-2:]', equals: [c, d]}", "[a, b, c, d]", true)]
    [InlineData("{jsonpath: '$[0,2]', equals: [a, c]}", "[a, b, c]", true)]
    [InlineData("{jsonpath: '$.length()', equals: 3}", "[a, b, c]", true)]
    [InlineData("{jsonpath: \"$['a','b']\", equals: [1, 2]}", "{a: 1, b: 2, c: 3}", true)]
    [InlineData("{jsonpath: '$[?(@.x > 1 && @.y)].x', equals: [3]}", "[{x: 1, y: 1}, {x: 2}, {x: 3, y: 1}]", true)]
    [InlineData("{jsonpath: \"$[?(!(@.x == 'a') || @.x =~ /A.*/i)]\", size: 2}", "[{x: a}, {x: b}]", true)]
    [InlineData("{jsonpath: '$.all[?(@.x < $.most)].x', equals: [1]}", "{most: 2, all: [{x: 1}, {x: 2}]}", true)]
    [InlineData("{jsonpath: '$..nothing', size: 0}", "{a: 1}", true)]
    [InlineData("{filter: {regex: 'a.*'}, size: 2}", "[ab, ac, b]", true)]
    [InlineData("{target: {a: 1}, key: a, equals: 1}", "x", true)]
    [InlineData("{config: size, equals: 3}", "x", true)]
    [InlineData("{config: size}", "x", true)]
    [InlineData("{config: nothing}", "x", false)]
    [InlineData("{sensor: port, greater-than: 80}", "x", true)]
    [InlineData("{tag: blue}", "x", true)]
    [InlineData("{target: children, size: 2}", "x", true)]
    [InlineData("{target: location, equals: attic}", "x", true)]
    [InlineData("alwaysTrue", "x", true)]
    [InlineData("alwaysFalse", "x", false)]
    [InlineData("notNull", "x", true)]
    [InlineData("isNull", "x", false)]
    [InlineData("{}", "x", true)]
    public void Tests_values(string predicate, string value, bool holds) =>
        Assert.Equal(holds, Read(predicate).Holds(Value(value), new House()));

    [Theory]
    [InlineData("absent", true, false, false)]
    [InlineData("absent_or_null", true, true, false)]
    [InlineData("present", false, true, true)]
    [InlineData("PRESENT-NON-NULL", false, false, true)]
    [InlineData("truthy", false, false, true)]
    [InlineData("falsy", true, true, false)]
    [InlineData("always", true, true, true)]
    [InlineData("never", false, false, false)]
    public void Asks_when_there_is_something(string word, bool ofNothing, bool ofNull, bool ofValue)
    {
        var predicate = Read($"{{when: {word}}}");

        Assert.Equal(ofNothing, predicate.Holds(null, new ValuesAlone()));
        Assert.Equal(ofNull, predicate.Holds(new Value.Nothing(), new ValuesAlone()));
        Assert.Equal(ofValue, predicate.Holds(Model.Values.Value.Of("x"), new ValuesAlone()));
    }

    [Fact]
    public void A_secret_passes_no_test_of_its_content()
    {
        var secret = new Value.Secret(new("1"));

        Assert.False(Read("{regex: '.*'}").Holds(secret, new ValuesAlone()));
        Assert.False(Read("{equals: '***'}").Holds(secret, new ValuesAlone()));
        Assert.True(Read("{when: truthy}").Holds(secret, new ValuesAlone()));
    }

    [Theory]
    [InlineData("{regx: a}", "regx", "There is no test \"regx\".")]
    [InlineData("{any: [a, {not: {when: sometimes}}]}", "any.1.not.when", "\"sometimes\" is not something that \"when\" can say.")]
    [InlineData("{regex: '('}", "regex", "\"(\" is not a regular expression: Invalid pattern '(' at offset 1. Not enough )'s.")]
    [InlineData("{all: x}", "all", "\"x\" stands where a list of tests belongs.")]
    [InlineData("{in-range: 5}", "in-range", "A range is a list of two values.")]
    [InlineData("{index: x}", "index", "\"x\" is not an index.")]
    [InlineData("{jsonpath: '$.a['}", "jsonpath", "\"$.a[\" is not a path.")]
    [InlineData("{jsonpath: '$[?(@.a >)]'}", "jsonpath", "\"$[?(@.a >)]\" is not a path.")]
    [InlineData("{jsonpath: '$[?(@.a =~ /(/)]'}", "jsonpath", "\"$[?(@.a =~ /(/)]\" is not a path.")]
    [InlineData("{error-field: x}", "error-field", "The test \"error-field\" is not available in this version.")]
    public void Says_what_is_wrong_and_where(string predicate, string path, string message)
    {
        var mistake = Assert.Single(PredicateReader.Read(Value(predicate)).Mistakes);

        Assert.Equal((path, message), (string.Join('.', mistake.Path), mistake.Message));
        Assert.NotNull(PredicateReader.Coerce(Value(predicate)).Problem);
    }

    private static Value Value(string text) => Coercions.List(Model.Values.Value.Of($"[{text}]"), Coercions.Any).Value!.Single();

    private static Predicate Read(string text)
    {
        var (predicate, mistakes) = PredicateReader.Read(Value(text));
        Assert.Empty(mistakes);
        return predicate!;
    }

    /// <summary>Knows a few things of whatever is at hand.</summary>
    private sealed class House : IPredicateTargets
    {
        public Value? Config(Value? of, string key) => key == "size" ? Model.Values.Value.Of(3) : null;

        public Value? Sensor(Value? of, string name) => name == "port" ? Model.Values.Value.Of(8080) : null;

        public Value? Named(Value? of, string name) => name switch
        {
            "children" => Value("[a, b]"),
            "tags" => Value("[red, blue]"),
            "location" => Model.Values.Value.Of("attic"),
            _ => null,
        };
    }
}
