using Clocker.Blueprints.Camp;
using Clocker.Blueprints.Yaml;

using Xunit;

namespace Clocker.Blueprints.Tests.Camp;

public sealed class PredicateNodesTests
{
    [Fact]
    public void Says_where_a_predicate_is_wrong()
    {
        const string text = """
            any:
            - regex: "a.*"
            - not: {when: sometimes}
              regx: b
            - has-element:
                in-range: [1]
            """;
        var diagnostics = new DiagnosticList("p.yaml");

        Assert.Null(PredicateNodes.Read(YamlDocument.Read(text, diagnostics)!, diagnostics));

        Assert.Equal(
            ["p.yaml:3:15 CLK1307", "p.yaml:4:9 CLK1307", "p.yaml:6:5 CLK1307"],
            diagnostics.InOrder.Select(diagnostic => $"{diagnostic.Location} {diagnostic.Code}"));
    }
}
