using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Blueprints.Tests;

public sealed class AttachmentTests
{
    private static readonly ValueMap<ValueMap<Value>> Variables =
        ValueMap<ValueMap<Value>>.Empty.With("a.env", ValueMap<Value>.Empty.With("A", new Value.Secret(new("1"))).With("B", Value.Of("file")));

    [Fact]
    public void Puts_blobs_in_place_of_paths() =>
        Assert.Equal(
            """{"/a":{"blob":"b0","mode":"0600"},"/b":"text"}""",
            Attached("files: {/a: {path: a.txt, mode: '0600'}, /b: text}", "docker.container.files"));

    [Fact]
    public void Leaves_paths_of_files_that_did_not_come() =>
        Assert.Equal("""{"/a":{"path":"other.txt"}}""", Attached("files: {/a: {path: other.txt}}", "docker.container.files"));

    [Theory]
    [InlineData("env_file: a.env", """{"A":"***","B":"file"}""")]
    [InlineData("{env_file: a.env, env: {B: own, C: 3}}", """{"A":"***","B":"own","C":3}""")]
    [InlineData("{env_file: a.env, env: [B=own]}", """{"A":"***","B":"own"}""")]
    [InlineData("{env_file: a.env, env: {C: $brooklyn:config(\"x\")}}", "{A: \"***\", B: \"file\", C: self().config(\"x\")}")]
    [InlineData("{env_file: a.env, env: [$brooklyn:config(\"x\")]}", "[\"A=***\", \"B=file\", self().config(\"x\")]")]
    public void Merges_variables_under_those_that_are_written_out(string config, string expected) =>
        Assert.Equal(expected, Attached(config, "docker.container.environment"));

    [Fact]
    public void Merges_variables_over_inherited_ones()
    {
        var blueprint = Catalogue.Read("brooklyn.config: {docker.container.environment: {B: above, C: above}}\nservices: [{type: docker:a, env_file: a.env}]").Blueprint!;

        var web = Attachments.Attach(blueprint, [], Variables).Root.Children[0];

        Assert.Equal("""{"A":"***","B":"above","C":"above"}""", Dump.Of(web.Config["docker.container.environment"]));
        Assert.False(web.Config.ContainsKey("docker.container.environment.files"));
    }

    [Fact]
    public void Overrides_set_config_of_the_application_only()
    {
        var blueprint = Catalogue.Read("services: [{type: docker:a, memory: 10m, env: {A: $brooklyn:config(\"a\")}}]").Blueprint!;
        ValueMap<Value> values = [new("a", Value.Of("1")), new("docker.memory", Value.Of("lots")), new("docker.cpuus", Value.Of(1))];

        Assert.Equal("\"1\"", Dump.Of(Overrides.Apply(blueprint, values).Root.Config["a"]));
        Assert.Equal(["CLK1202", "CLK1203"], Overrides.Check(blueprint, values, new Catalogue(), "--set").Select(diagnostic => diagnostic.Code));
    }

    private static string Attached(string config, string key)
    {
        var flags = config.StartsWith('{') ? config : $"{{{config}}}";
        var blueprint = Catalogue.Read($"services:\n- <<: {flags}\n  type: docker:a\n").Blueprint!;
        ValueMap<BlobId> files = [new("a.txt", new BlobId("b0"))];
        return Dump.Of(Attachments.Attach(blueprint, files, Variables).Root.Children[0].Config[key]);
    }
}
