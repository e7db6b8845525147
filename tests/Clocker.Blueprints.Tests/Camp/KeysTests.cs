using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;

using Xunit;

namespace Clocker.Blueprints.Tests.Camp;

/// <summary>Keys of documents and services.</summary>
public sealed class KeysTests
{
    [Theory]
    [InlineData("location: here", "here")]
    [InlineData("location: '  '", null)]
    [InlineData("location: {here: {a: 1}}", "here")]
    [InlineData("locations: [here]", "here")]
    [InlineData("locations: [{here: {}}]", "here")]
    [InlineData("locations: []", null)]
    [InlineData("location: here\nlocations: [here]", "here")]
    public void A_location_is_a_name_or_a_map_of_one(string written, string? expected) => Assert.Equal(expected, Root($"services: []\n{written}").Location);

    [Theory]
    [InlineData("location: {a: {}, b: {}}")]
    [InlineData("location: {a: text}")]
    [InlineData("location: [a]")]
    [InlineData("location: a\nlocations: [b]")]
    [InlineData("location: a\nlocations: [a, b]")]
    [InlineData("location: a\nlocations: []")]
    public void Locations_that_contradict_each_other_are_an_error(string written) => Assert.Contains("CLK1108", Codes($"services: []\n{written}"));

    [Theory]
    [InlineData("- type: docker:nginx\n  id: a\n- serviceType: docker:redis\n", "BasicApplication docker docker", true)]
    [InlineData("type: docker:nginx\nid: a\n", "BasicApplication docker", true)]
    [InlineData("x-note: mine\ndocker.container.environment: { A: b }\n", "BasicApplication", true)]
    [InlineData("brooklyn.config: { docker.container.environment: { A: b } }\n", "BasicApplication", true)]
    [InlineData("- docker:nginx\n", null, false)]
    [InlineData("service: []\n", null, false)]
    [InlineData("env: { A: b }\n", null, false)]
    [InlineData("name: nothing\n", null, false)]
    public void A_part_of_a_blueprint_is_read_where_it_belongs(string text, string? types, bool isRead)
    {
        var reading = Catalogue.Read(text);

        Assert.Equal(types, reading.Blueprint is { } blueprint ? string.Join(' ', blueprint.Root.SelfAndDescendants().Select(entity => entity.Type)) : null);
        Assert.Equal(isRead, reading.Diagnostics.Any(diagnostic => diagnostic is { Code: "CLK1101", Severity: Severity.Warning }));
        Assert.Equal(!isRead, reading.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error));
    }

    [Fact]
    public void What_is_said_of_a_location_is_kept() =>
        Assert.Equal("\"us-east-1\"", Dump.Of(Root("services: []\nlocation: {jclouds:aws-ec2: {region: us-east-1}}").LocationConfig["region"]));

    [Theory]
    [InlineData("services: text", "CLK1102")]
    [InlineData("services: [text]", "CLK1102")]
    [InlineData("services: [{}]", "CLK1103")]
    [InlineData("name: x", "CLK1101")]
    [InlineData("services: []\nbrooklyn.policies: {}", "CLK1102")]
    [InlineData("services: []\nbrooklyn.policies: [{name: x}]", "CLK1103")]
    [InlineData("services: []\nbrooklyn.tags: x", "CLK1102")]
    [InlineData("services: []\nbrooklyn.tags: [ $brooklyn:config(\"x\") ]", "CLK1102")]
    [InlineData("services: []\nbrooklyn.config: []", "CLK1102")]
    [InlineData("services: []\nbrooklyn.parameters: {}", "CLK1102")]
    [InlineData("services: []\nbrooklyn.config: { s: { $brooklyn:entitySpec: [] } }", "CLK1304")]
    public void A_wrong_shape_is_an_error(string text, string code) => Assert.Contains(code, Codes(text));

    [Theory]
    [InlineData("type")]
    [InlineData("serviceType")]
    [InlineData("service_type")]
    public void The_type_has_three_names(string key) => Assert.Equal("BasicEntity", Root($"services: [ {{{key}: BasicEntity}} ]").Children[0].Type);

    [Theory]
    [InlineData("description: x")]
    [InlineData("origin: x")]
    [InlineData("artifacts: [ {} ]")]
    [InlineData("brooklyn.catalog: {}")]
    [InlineData("iconUrl: x")]
    [InlineData("brooklyn.tags: [ a ]")]
    [InlineData("x-mine: 1")]
    [InlineData("brooklyn.flags: {}")]
    [InlineData("brooklyn.children: [ {type: BasicEntity} ]")]
    public void These_keys_are_taken_without_a_word(string line)
    {
        Assert.Empty(Codes($"services: []\n{line}"));
        Assert.Empty(Codes($"services: [ {{type: BasicEntity, {line}}} ]"));
    }

    [Theory]
    [InlineData("env: {A: beside}", "beside")]
    [InlineData("env: {A: beside}\n  brooklyn.flags: {env: {A: flag}}", "flag")]
    [InlineData("env: {A: beside}\n  brooklyn.flags: {env: {A: flag}}\n  brooklyn.config: {docker.container.environment: {A: block}}", "block")]
    public void The_config_block_wins_over_flags_and_these_over_keys_beside_the_type(string written, string expected) =>
        Assert.Equal($"{{\"A\":\"{expected}\"}}", Dump.Of(Root($"services:\n- type: docker:a\n  {written}").Children[0].Config["docker.container.environment"]));

    [Theory]
    [InlineData("{docker.container.environment.A: 1, docker.container.environment: {B: 2}}", "{\"A\":1,\"B\":2}")]
    [InlineData("{docker.container.environment: {A: 1}, docker.container.environment.A: 2}", "{\"A\":2}")]
    [InlineData("{docker.container.environment.A.B: $brooklyn:config(\"x\")}", "{A.B: self().config(\"x\")}")]
    public void A_map_may_be_given_entry_by_entry(string config, string expected) =>
        Assert.Equal(expected, Dump.Of(Root($"services: [ {{type: docker:a, brooklyn.config: {config}}} ]").Children[0].Config["docker.container.environment"]));

    [Theory]
    [InlineData("brooklyn.config: {memberSpec: {$brooklyn:entitySpec: {type: docker:a}}}")]
    [InlineData("brooklyn.config: {dynamiccluster.memberspec: {type: docker:a}}")]
    [InlineData("brooklyn.config: {firstMemberSpec: {serviceType: docker:a}}")]
    [InlineData("brooklyn.config: {deep: {er: [{$brooklyn:entitySpec: {type: docker:a}}]}}")]
    public void A_specification_is_an_entity_in_config(string config) =>
        Assert.Contains("entitySpec(docker id=- name=\"a\"", Dump.Of(Root($"services: []\n{config}").Config.Last().Value), StringComparison.Ordinal);

    [Theory]
    [InlineData("nmae: x", "Did you mean \"name\"?")]
    [InlineData("brooklyn.polices: []", "Did you mean \"brooklyn.policies\"?")]
    public void A_misspelt_key_is_a_warning(string line, string remedy) =>
        Assert.Equal(("CLK1201", remedy), Catalogue.Read($"services: []\n{line}").Diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Remedy)).Single());

    private static EntitySpec Root(string text)
    {
        var reading = Catalogue.Read(text);
        Assert.True(reading.Blueprint is not null, string.Join('\n', reading.Diagnostics));
        return reading.Blueprint.Root;
    }

    private static List<string> Codes(string text) => [.. Catalogue.Read(text).Diagnostics.Select(diagnostic => diagnostic.Code)];
}
