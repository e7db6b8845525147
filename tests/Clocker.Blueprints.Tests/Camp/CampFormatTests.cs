using Clocker.Blueprints.Camp;

using Xunit;

namespace Clocker.Blueprints.Tests.Camp;

public sealed class CampFormatTests
{
    [Fact]
    public void Line_ends_do_not_matter()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "mistakes.yaml"));

        Assert.Equal(Dump.Of(Catalogue.Read(text)), Dump.Of(Catalogue.Read(text.ReplaceLineEndings("\r\n"))));
    }

    [Theory]
    [InlineData("services: []", true)]
    [InlineData("services: {a: {image: b}}", false)]
    [InlineData("brooklyn.catalog: {}", true)]
    [InlineData("[", false)]
    [InlineData("", false)]
    public void Recognises_its_own(string text, bool expected) => Assert.Equal(expected, new CampFormat().Recognises(new("a.yaml", text)));

    [Theory]
    [InlineData("services: []", "some/where/visitors.yaml", "visitors")]
    [InlineData("services: []\nname: Shown", "visitors.yaml", "Shown")]
    [InlineData("services: []\nname: Shown\nid: used", "visitors.yaml", "used")]
    public void Is_called_by_id_or_name_or_file(string text, string file, string expected) =>
        Assert.Equal(expected, Catalogue.Read(text, file).Blueprint!.Name);

    [Theory]
    [InlineData("$brooklyn:component(\"b\").config(\"k\")", "component(\"b\").config(\"k\")")]
    [InlineData("$brooklyn: component ( \"b\" ) . config( \"k\" )", "component(\"b\").config(\"k\")")]
    [InlineData("$brooklyn:sibling(\"b\").attributeWhenReady(\"s\")", "sibling(\"b\").attributeWhenReady(\"s\")")]
    [InlineData("$brooklyn:component(\"sibling\", \"b\")", "sibling(\"b\")")]
    [InlineData("$brooklyn:parent().child(\"b\").self()", "parent().child(\"b\")")]
    [InlineData("$brooklyn:component(\"root\", \"\")", "root()")]
    [InlineData("$brooklyn:config($brooklyn:config(\"k\"))", "self().config(self().config(\"k\"))")]
    [InlineData("$brooklyn:formatString(\"%s\\t\\u00e9 \\\"x\\\"\", config(\"k\"))", "formatString(\"%s\\té \\\"x\\\"\", self().config(\"k\"))")]
    [InlineData("{$brooklyn:attributeWhenReady: s}", "self().attributeWhenReady(\"s\")")]
    [InlineData("{'$brooklyn:component(\"b\").attributeWhenReady': s}", "component(\"b\").attributeWhenReady(\"s\")")]
    [InlineData("{$brooklyn:component: [sibling, b]}", "sibling(\"b\")")]
    [InlineData("{$brooklyn:formatString: ['%s-%s', {$brooklyn:config: k}, 5]}", "formatString(\"%s-%s\", self().config(\"k\"), 5)")]
    [InlineData("{$brooklyn:literal: {a: ['$brooklyn:x', 1]}}", "{\"a\":[\"$brooklyn:x\",1]}")]
    [InlineData("{a: [1, $brooklyn:config(\"k\")]}", "{a: [1, self().config(\"k\")]}")]
    public void Reads_expressions(string written, string expected)
    {
        var value = written.StartsWith('$') ? $"'{written}'" : written;
        var reading = Catalogue.Read($"services:\n- type: BasicEntity\n  brooklyn.config:\n    k: {value}\n    used: $brooklyn:config(\"k\")\n    more: $brooklyn:config(\"used\")\n    most: $brooklyn:config(\"more\")\n- {{type: BasicEntity, id: b}}\n");

        Assert.DoesNotContain(reading.Diagnostics, diagnostic => diagnostic.Code is not ("CLK1202" or "CLK1306"));
        var expression = Assert.IsType<Model.Blueprints.Blueprint>(reading.Blueprint).Root.Children[0].Config["k"];
        Assert.Equal(expected, Dump.Of(expression));
    }
}
