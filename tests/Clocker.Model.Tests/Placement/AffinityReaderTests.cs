using Clocker.Model.Placement;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Model.Tests.Placement;

public sealed class AffinityReaderTests
{
    [Theory]
    [InlineData("NOT TYPE", "NOT TYPE")]
    [InlineData("type org.example.SolrServer, application", "TYPE org.example.SolrServer; APPLICATION")]
    [InlineData("SAME TYPE\nNOT ID e1\n\n", "TYPE; NOT ID e1")]
    [InlineData("NAME my web server", "NAME my web server")]
    [InlineData("empty", "EMPTY")]
    [InlineData("NOT EMPTY", "NOT EMPTY")]
    public void Rules_are_read(string text, string rules) => Assert.Equal(rules, string.Join("; ", AffinityReader.Read(Value.Of(text)).Value!));

    [Theory]
    [InlineData("NOT", "affinity rule 1 (\"NOT\"): at word 2, a rule says TYPE, NAME, ID, APPLICATION or EMPTY, and this one says nothing")]
    [InlineData("TYPE, KIND x", "affinity rule 2 (\"KIND x\"): at word 1, \"KIND\" is not one of TYPE, NAME, ID, APPLICATION or EMPTY")]
    [InlineData("NOT NAME", "affinity rule 1 (\"NOT NAME\"): at word 3, NAME needs the text that is to be in the name")]
    [InlineData("TYPE a b", "affinity rule 1 (\"TYPE a b\"): at word 3, \"b\" is one word too many")]
    [InlineData("EMPTY yes", "affinity rule 1 (\"EMPTY yes\"): at word 2, nothing may follow EMPTY, and \"yes\" does")]
    [InlineData("PREDICATE a.b.C", "affinity rule 1 (\"PREDICATE a.b.C\"): at word 1, a predicate of a Java class cannot be read; use the placement strategy Require with a predicate in YAML")]
    public void A_mistake_says_where_it_is(string text, string problem) => Assert.Equal(problem, AffinityReader.Read(Value.Of(text)).Problem);

    [Fact]
    public void A_blank_rule_in_a_list_is_a_mistake() => Assert.StartsWith(
        "affinity rule 2 (\"\"): at word 1", AffinityReader.Read(new Value.Sequence([Value.Of("TYPE"), Value.Of(" ")])).Problem, StringComparison.Ordinal);
}
