using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;

using Xunit;

namespace Clocker.Blueprints.Tests.Camp;

public sealed class ParameterTests
{
    [Fact]
    public void Everything_that_is_said_of_a_parameter_is_kept()
    {
        var parameters = Catalogue.Read("""
            services: []
            brooklyn.parameters:
            - plain
            - name: full
              label: Full
              description: A full one
              type: Map<String, List<Integer>>
              default: { a: [ 1 ] }
              pinned: no
              constraints: required
              deprecatedNames: [ old, older ]
              reconfigurable: yes
              inheritance.runtime: deep-merge
              inheritance.type: none
            - { name: parent, inheritance.parent: never }
            """).Blueprint!.Root.Parameters;

        Assert.Equal(["plain", "full", "parent"], parameters.Select(parameter => parameter.Name));
        var full = parameters[1];
        Assert.Equal(("Full", "A full one", "map<string,list<integer>>", false, true), (full.Label, full.Description, full.Type, full.Pinned, full.Reconfigurable));
        Assert.Equal("{\"a\":[1]}", Dump.Of(full.Default!));
        Assert.Equal((ConfigInheritance.DeepMerge, ConfigInheritance.NotReinherited), (full.Inheritance, full.TypeInheritance));
        Assert.Equal(["full", "old", "older"], full.Names);
        Assert.Equal(ConfigInheritance.Never, parameters[2].Inheritance);
        Assert.True(parameters[0] is { Pinned: true, Type: "string", Default: null, Inheritance: ConfigInheritance.Always });
    }

    [Theory]
    [InlineData("string", "5", true)]
    [InlineData("bool", "yes", true)]
    [InlineData("boolean", "perhaps", false)]
    [InlineData("byte", "127", true)]
    [InlineData("byte", "128", false)]
    [InlineData("char", "x", true)]
    [InlineData("character", "xy", false)]
    [InlineData("short", "40000", false)]
    [InlineData("int", "2.0", true)]
    [InlineData("integer", "2.5", false)]
    [InlineData("long", "9223372036854775807", true)]
    [InlineData("float", "1.5", true)]
    [InlineData("double", "many", false)]
    [InlineData("map", "{a: 1}", true)]
    [InlineData("map<string,integer>", "{a: b}", false)]
    [InlineData("list", "[1, 2]", true)]
    [InlineData("list<port>", "[80, 8081-8090, 9000+]", true)]
    [InlineData("set<duration>", "[5s, 1h 30m, never]", true)]
    [InlineData("set<duration>", "[soon]", false)]
    [InlineData("duration", "20m 22.123ms", true)]
    [InlineData("timestamp", "2026-01-31T12:00:00Z", true)]
    [InlineData("instant", "yesterday", false)]
    [InlineData("port", "8080,18080+", true)]
    [InlineData("port", "8090-8080", true)]
    [InlineData("port", "http", false)]
    [InlineData("entity", "any", true)]
    [InlineData("wrapped-value", "any", true)]
    [InlineData("java.lang.Integer", "x", false)]
    [InlineData("java.util.List<java.lang.String>", "[a]", true)]
    public void A_value_fits_its_type_or_is_an_error(string type, string value, bool fits)
    {
        Assert.Equal(fits, !Codes($"- {{name: p, type: \"{type}\", default: {Quoted(value)}}}").Contains("CLK1203"));
        Assert.Equal(fits, !Codes($"- {{name: p, type: \"{type}\"}}", $"{{p: {Quoted(value)}}}").Contains("CLK1203"));
    }

    [Fact]
    public void Values_of_a_type_that_nobody_knows_are_not_checked() =>
        Assert.Equal(["CLK1208"], Codes("- {name: p, type: \"com.acme.Thing\", default: x}"));

    [Theory]
    [InlineData("required", null, false)]
    [InlineData("required", "''", false)]
    [InlineData("required", "a", true)]
    [InlineData("Predicates.notNull()", null, false)]
    [InlineData("Predicates.notNull", "''", true)]
    [InlineData("Predicates.alwaysTrue()", null, true)]
    [InlineData("Predicates.alwaysFalse()", "a", false)]
    [InlineData("isBlank", null, true)]
    [InlineData("isBlank", "a", false)]
    [InlineData("regex: '[a-z]+'", "abc", true)]
    [InlineData("regex: '[a-z]+'", "abc1", false)]
    [InlineData("regex: '[a-z]+'", null, false)]
    [InlineData("'regex: [a-z]+'", "abc1", false)]
    [InlineData("glob: 'a*.{txt,md}'", "abc.md", true)]
    [InlineData("glob: 'a?[xy]'", "abz", false)]
    [InlineData("any: [{regex: a}, {regex: b}]", "b", true)]
    [InlineData("or: [{regex: a}, {regex: b}]", "c", false)]
    [InlineData("all: [required, {regex: a}]", "b", false)]
    [InlineData("and: [required, {regex: b}]", "b", true)]
    [InlineData("forbiddenIf: other", "a", false)]
    [InlineData("forbiddenIf: absent", "a", true)]
    [InlineData("forbiddenUnless: absent", "a", false)]
    [InlineData("forbiddenUnless: other", "a", true)]
    [InlineData("requiredIf: other", null, false)]
    [InlineData("requiredIf: absent", null, true)]
    [InlineData("requiredUnless: absent", null, false)]
    [InlineData("requiredUnless: other", null, true)]
    [InlineData("requiredUnlessAnyOf: [absent, other]", null, true)]
    [InlineData("requiredUnlessAnyOf: [absent]", null, false)]
    [InlineData("forbiddenUnlessAnyOf: [absent]", "a", false)]
    [InlineData("'forbiddenIf(\"other\")'", "a", false)]
    [InlineData("{less-than: 5}", "3", true)]
    [InlineData("{less-than: 5}", "7", false)]
    [InlineData("{not: {equals: a}}", "b", true)]
    [InlineData("{in-range: [1, 3]}", "4", false)]
    [InlineData("any: [{size: 2}, {equals: abc}]", "abc", true)]
    public void A_constraint_is_fulfilled_or_is_an_error(string constraint, string? value, bool fulfilled) => Assert.Equal(
        fulfilled, !Codes($"- name: p\n  constraints:\n  - {constraint}\n- other", $"{{other: x{(value is null ? "" : $", p: {value}")}}}").Contains("CLK1209"));

    [Fact]
    public void What_is_inherited_and_what_is_a_default_fulfil_constraints_too()
    {
        Assert.Empty(Errors("brooklyn.config: {p: x}\nservices:\n- type: BasicEntity\n  brooklyn.parameters: [{name: p, constraints: [required]}]"));
        Assert.Empty(Errors("services:\n- type: BasicEntity\n  brooklyn.parameters: [{name: p, constraints: [required], default: x}]"));
        Assert.Equal(["CLK1209"], Errors("brooklyn.config: {p: x}\nservices:\n- type: BasicEntity\n  brooklyn.parameters: [{name: p, constraints: [required], inheritance.runtime: never}]"));
    }

    [Fact]
    public void What_is_an_expression_is_not_checked_yet() =>
        Assert.DoesNotContain("CLK1209", Codes("- {name: p, constraints: [regex: a]}\n- {name: q, default: b}", "{p: $brooklyn:config(\"q\")}"));

    [Theory]
    [InlineData("{config: other, equals: x}", true)]
    [InlineData("{config: other, equals: y}", false)]
    [InlineData("{config: absent, when: absent}", true)]
    [InlineData("{config: absent}", false)]
    [InlineData("{config: preset, equals: usual}", true)]
    [InlineData("{not: {config: other, equals: x}}", false)]
    [InlineData("{any: [{config: other, equals: y}, {equals: a}]}", true)]
    [InlineData("{config: later, equals: y}", true)]
    [InlineData("{not: {config: later, when: always}}", true)]
    [InlineData("{tag: blue}", true)]
    [InlineData("{tag: red}", false)]
    public void A_constraint_about_other_config_or_tags_is_checked_where_these_are_known(string constraint, bool fulfilled)
    {
        var reading = Catalogue.Read($$"""
            services: []
            brooklyn.tags: [ blue ]
            brooklyn.parameters:
            - { name: p, constraints: [ {{constraint}} ] }
            - other
            - { name: preset, default: usual }
            - later
            brooklyn.config: { p: a, other: x, later: $brooklyn:entityId() }
            """);

        Assert.Equal(fulfilled ? [] : ["CLK1209"], reading.Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Theory]
    [InlineData("{sensor: other, equals: b}")]
    [InlineData("{target: children, size: 1}")]
    [InlineData("urlExists")]
    [InlineData("{$brooklyn:object: {type: com.acme.Predicate}}")]
    public void What_asks_for_more_than_the_value_is_said_not_to_be_checked(string constraint) => Assert.Equal(["CLK1208"], Codes($"- {{name: p, constraints: [{constraint}]}}"));

    [Theory]
    [InlineData("- {label: x}")]
    [InlineData("- {name: p, constraints: [reqired]}")]
    [InlineData("- {name: p, constraints: [{regex: '('}]}")]
    [InlineData("- {name: p, constraints: [{forbiddenIf: []}]}")]
    [InlineData("- {name: p, type: 'list<'}")]
    [InlineData("- {name: p, pinned: perhaps}")]
    [InlineData("- {name: p, inheritance.runtime: sometimes}")]
    [InlineData("- {name: p, deprecatedNames: [[a]]}")]
    [InlineData("- p\n- p")]
    public void A_wrong_declaration_is_an_error(string parameters) => Assert.Contains("CLK1207", Codes(parameters));

    [Fact]
    public void A_slow_pattern_gives_up() =>
        Assert.DoesNotContain("CLK1209", Codes("- {name: p, constraints: [regex: '(a|aa)+$'], default: " + new string('a', 60) + "!}"));

    [Fact]
    public void A_value_under_an_old_name_counts()
    {
        var root = Catalogue.Read("services: []\nbrooklyn.parameters: [{name: new, deprecatedNames: [old], constraints: [required]}]\nbrooklyn.config: {old: x}").Blueprint!.Root;

        Assert.Equal("\"x\"", Dump.Of(root.Config["new"]));
    }

    [Fact]
    public void A_key_that_is_asked_for_and_nobody_gives_is_a_warning()
    {
        var reading = Catalogue.Read("services: []\nbrooklyn.config: { greeting: hi, a: $brooklyn:config(\"greting\"), b: $brooklyn:config(\"imageTag\"), c: $brooklyn:config(\"a\") }");

        var warning = Assert.Single(reading.Diagnostics, diagnostic => diagnostic.Message.Contains("greting", StringComparison.Ordinal));
        Assert.Equal(("CLK1202", Severity.Warning, "Did you mean \"greeting\"?"), (warning.Code, warning.Severity, warning.Remedy));
        Assert.DoesNotContain(
            Catalogue.Read("services: []\nbrooklyn.parameters: [ b ]\nbrooklyn.config: { d: $brooklyn:config(\"b\"), e: $brooklyn:config(\"d\"), f: $brooklyn:config(\"e\") }").Diagnostics,
            diagnostic => diagnostic.Message.Contains("is null", StringComparison.Ordinal));
    }

    [Fact]
    public void A_parameter_may_be_given_beside_the_type()
    {
        var reading = Catalogue.Read("services:\n- type: BasicEntity\n  brooklyn.parameters: [p]\n  p: x");

        Assert.Empty(reading.Diagnostics);
        Assert.Equal("\"x\"", Dump.Of(reading.Blueprint!.Root.Children[0].Config["p"]));
    }

    private static List<string> Codes(string parameters, string config = "{}") =>
        [.. Catalogue.Read($"services: []\nbrooklyn.parameters:\n{parameters}\nbrooklyn.config: {config}").Diagnostics.Select(diagnostic => diagnostic.Code)];

    private static List<string> Errors(string text) =>
        [.. Catalogue.Read(text).Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.Code)];

    private static string Quoted(string value) => value[0] is '{' or '[' ? value : $"\"{value}\"";
}
