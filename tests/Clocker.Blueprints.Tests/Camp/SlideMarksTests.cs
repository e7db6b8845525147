using Xunit;

namespace Clocker.Blueprints.Tests.Camp;

public sealed class SlideMarksTests
{
    [Theory]
    [InlineData("services: []\nname: “My app”", 2, 7)]
    [InlineData("services: []\nid: my–app", 2, 7)]
    [InlineData("services:\n- type: docker:nginx\n  id: ‘web’", 3, 7)]
    [InlineData("services:\n– type: docker:nginx", 2, 1)]
    [InlineData("services:\n- type: docker:nginx\n  “env”: {}", 3, 3)]
    [InlineData("services:\n- type: docker:nginx\n\u00A0 env: {}", 3, 1)]
    [InlineData("services:\n- type:\u00A0docker:nginx", 2, 8)]
    [InlineData("services:\n- type: docker:my—image", 2, 18)]
    [InlineData("services:\n- type: docker:nginx\n  command: [run, –verbose]", 3, 18)]
    [InlineData("services:\n- type: docker:nginx\n  command: run —verbose", 3, 16)]
    [InlineData("services: []\nlocations: [ my‐cloud ]", 2, 16)]
    public void A_mark_that_changes_the_meaning_is_an_error_at_its_place(string text, int line, int column)
    {
        var diagnostic = Assert.Single(Catalogue.Read(text).Diagnostics, diagnostic => diagnostic.Code == "CLK1012");

        Assert.Equal((line, column), (diagnostic.Location.Line, diagnostic.Location.Column));
    }

    [Theory]
    [InlineData("services: []\ndescription: “Quoted” — and dashed")]
    [InlineData("services: []\nname: The “best” app – ever")]
    [InlineData("services: []\nname: \"“Quoted” on purpose\"")]
    [InlineData("services:\n- type: docker:nginx\n  env: {GREETING: \"– hello –\"}")]
    [InlineData("services:\n- type: docker:nginx\n  command: echo 'a – b'")]
    [InlineData("services:\n- type: docker:nginx\n  env: {A: $brooklyn:formatString(\"“%s” – x\", config(\"docker.image.name\"))}")]
    public void Marks_that_are_meant_are_left_alone(string text) => Assert.DoesNotContain(Catalogue.Read(text).Diagnostics, diagnostic => diagnostic.Code == "CLK1012");

    [Fact]
    public void Wrong_quotes_in_an_expression_are_said_to_be_such() =>
        Assert.Contains("typographic quote", Assert.Single(Catalogue.Read("services:\n- type: docker:a\n  env: {A: $brooklyn:component(“db”)}").Diagnostics).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_not_YAML_because_of_them_is_explained() =>
        Assert.Contains("typographic", Assert.Single(Catalogue.Read("services: []\nname: \"My app”\n").Diagnostics).Remedy, StringComparison.Ordinal);
}
