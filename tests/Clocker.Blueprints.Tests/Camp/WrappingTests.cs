using Clocker.Blueprints.Camp;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;

using Xunit;

namespace Clocker.Blueprints.Tests.Camp;

/// <summary>When the application that is made around the services is taken away again.</summary>
public sealed class WrappingTests
{
    private const string Inner = "services:\n- type: BasicApplication\n  brooklyn.children: [ {type: BasicEntity} ]\n";

    [Theory]
    [InlineData("")]
    [InlineData("  name: Same\nname: Same\n")]
    [InlineData("  id: same\nid: same\n")]
    [InlineData("  location: here\n")]
    [InlineData("location: here\n")]
    [InlineData("  brooklyn.config: {a: 1}\nbrooklyn.config: {a: 1, b: 2}\n")]
    [InlineData("  brooklyn.config: {brooklyn.wrapper_app: false, camp.template.id: a}\nbrooklyn.config: {camp.template.id: b}\n")]
    [InlineData("  brooklyn.policies: [{type: ServiceRestarter}]\n")]
    [InlineData("  brooklyn.policies: [{type: ServiceRestarter}]\nbrooklyn.policies: [{type: ServiceRestarter}]\n")]
    [InlineData("  brooklyn.config: {p: 1}\nbrooklyn.parameters: [p]\n")]
    public void One_application_alone_becomes_the_root(string more) => Assert.Equal("BasicEntity", Root(Inner + more).Children.Single().Type);

    [Theory]
    [InlineData("wrappedApp: true\n")]
    [InlineData("  name: One\nname: Other\n")]
    [InlineData("  id: one\nid: other\n")]
    [InlineData("  location: here\nlocation: here\n")]
    [InlineData("  brooklyn.config: {a: 1}\nbrooklyn.config: {a: 2}\n")]
    [InlineData("brooklyn.policies: [{type: ServiceRestarter}]\n")]
    [InlineData("brooklyn.enrichers: [{type: Propagator}]\n")]
    [InlineData("brooklyn.initializers: [{type: StaticSensor}]\n")]
    [InlineData("  brooklyn.config: {p: 1}\nbrooklyn.parameters: [{name: p, default: 2}]\n")]
    [InlineData("- type: BasicEntity\n")]
    public void Two_that_say_different_things_stay_two(string more)
    {
        var root = Root(Inner + more);

        Assert.Equal("BasicApplication", root.Children[0].Type);
        Assert.Equal("true", Dump.Of(root.Config["brooklyn.wrapper_app"]));
    }

    [Fact]
    public void An_entity_that_is_no_application_stays_wrapped() =>
        Assert.Equal("BasicEntity", Root("services: [ {type: BasicEntity} ]").Children.Single().Type);

    [Fact]
    public void The_wrapper_adds_what_it_says_and_wins()
    {
        var root = Root($"{Inner}  name: Inner\n  iconUrl: inner.png\n  brooklyn.tags: [b]\n  brooklyn.parameters: [ {{name: p, label: inner}}, q ]\nid: outer\niconUrl: outer.png\nbrooklyn.tags: [a]\nbrooklyn.parameters: [ {{name: p, label: outer}} ]\n");

        Assert.Equal(("outer", "Inner", "outer.png"), (root.Id, root.Name, root.IconUrl));
        Assert.Equal(["a", "b"], root.Tags.Select(tag => tag.Display));
        Assert.Equal(["outer", null], root.Parameters.Select(parameter => parameter.Label));
    }

    [Theory]
    [InlineData("{type: BasicEntity, id: e}", "BasicEntity")]
    [InlineData("{services: [{type: BasicEntity, id: e}]}", "BasicEntity")]
    [InlineData("{id: e, services: [{type: docker:nginx}]}", "docker")]
    [InlineData("{id: e, services: [{type: BasicEntity}, {type: BasicEntity}]}", "BasicApplication")]
    [InlineData("{id: e, name: A, services: [{type: BasicEntity, name: B}]}", "BasicApplication")]
    public void Where_an_entity_is_wanted_one_service_becomes_it(string text, string type)
    {
        var diagnostics = new DiagnosticList("item.bom");
        var map = (MappingNode)YamlDocument.Read(text, diagnostics)!;

        var entity = new CampReader(new("item.bom", text), new(new Catalogue()), Clocker.Blueprints.Catalogues.ItemIndex.Empty, diagnostics, []).ReadEntity(map);

        Assert.Empty(diagnostics.InOrder);
        Assert.Equal((type, "e"), (entity!.Type, entity.Id));
    }

    private static EntitySpec Root(string text)
    {
        var reading = Catalogue.Read(text);
        Assert.True(reading.Blueprint is not null, string.Join('\n', reading.Diagnostics));
        return reading.Blueprint.Root;
    }
}
