using Clocker.Blueprints.Catalogues;
using Clocker.Blueprints.Locations;
using Clocker.Model.Locations;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Blueprints.Tests.Locations;

public sealed class NamedLocationFormatTests
{
    private static readonly NamedLocations Known = new(
        [new NamedLocation("rack", "byon", [new("hosts", Value.Of("10.0.0.{1,2}")), new("user", Value.Of("admin"))])]);

    [Theory]
    [InlineData("byon:(hosts=\"10.0.0.1,bob@10.0.0.2\",user=admin)", "byon", "{hosts: 10.0.0.1,bob@10.0.0.2, user: admin}")]
    [InlineData("host:bob@10.0.0.1:2222", "host:bob@10.0.0.1:2222", "{}")]
    [InlineData("host:(10.0.0.1)", "host", "{host: 10.0.0.1}")]
    [InlineData("{byon: {hosts: [10.0.0.1, {ssh: 10.0.0.2, user: bob}]}}", "byon", "{hosts: [10.0.0.1, {ssh: 10.0.0.2, user: bob}]}")]
    [InlineData("location:\n  byon:\n    hosts: [ 10.0.0.1 ]", "byon", "{hosts: [10.0.0.1]}")]
    [InlineData("type: byon\nbrooklyn.config: { hosts: [ 10.0.0.1 ] }", "byon", "{hosts: [10.0.0.1]}")]
    [InlineData("rack", "rack", "{}")]
    [InlineData("{rack: {user: bob}}", "rack", "{user: bob}")]
    [InlineData("localhost", "localhost", "{}")]
    [InlineData("lab:second", "lab:second", "{}")]
    [InlineData("docker:unix:///var/run/docker.sock", "docker:unix:///var/run/docker.sock", "{}")]
    public void Reads_all_forms(string text, string spec, string defaults)
    {
        var (location, diagnostics) = Read(text);


        Assert.Empty(diagnostics);
        Assert.Equal((spec, defaults), (location!.Spec, location.Defaults.ToString()));
    }

    [Fact]
    public void What_is_set_goes_before_what_is_written()
    {
        var (location, _) = NamedLocationFormat.Read(
            "mine", new("SPEC", "byon:(hosts=\"10.0.0.1\",user=admin)"), new Dictionary<string, string> { ["user"] = "bob", ["password"] = "x" }, Known);


        Assert.Equal("{hosts: 10.0.0.1, password: x, user: bob}", location!.Defaults.ToString());
    }

    [Theory]
    [InlineData("byon", "SPEC:1:1: The location has no \"hosts\". Write byon:(hosts=\"USER@ADDRESS:PORT,…\").")]
    [InlineData("{byon: {hosts: [10.0.0.1], usr: bob}}", "SPEC:1:28: \"usr\" is no key of a list of machines, and is ignored. Did you mean \"user\"?")]
    [InlineData("{rack: {port: many}}", "SPEC:1:15: \"many\" is no port. Write a number from 1 to 65535.")]
    [InlineData("rak", "SPEC:1:1: There is no location \"rak\". Did you mean \"rack\"?")]
    [InlineData("mine", "SPEC:1:1: There is no location \"mine\". Known locations: \"rack\", \"byon\", \"docker\", \"host\", \"lab\", \"localhost\", \"simulated\".")]
    [InlineData("docker:cloud:host-1", "SPEC:1:1: \"docker:cloud:host-1\" is a cloud; hosts do not come from a cloud. Deploy to it by its own name.")]
    [InlineData("docker:a/b", "SPEC:1:1: \"docker:a/b\" is no cloud and host.")]
    [InlineData("{lab: {user: bob}}", "SPEC:1:8: \"user\" has no effect: \"lab\" takes no settings. Leave it out.")]
    [InlineData("[a, b]", "SPEC:1:1: This is no location.")]
    [InlineData("byon:(hosts=\"10.0.0.1\"", "SPEC:1:6: The parenthesis is not closed.")]
    public void Says_what_is_wrong_and_where(string text, string message)
    {
        var (_, diagnostics) = Read(text);


        Assert.StartsWith(message, string.Join('\n', diagnostics.Select(mistake => $"{mistake.Location}: {mistake.Message} {mistake.Remedy}")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_is_refused()
    {
        var known = new NamedLocations([new NamedLocation("other", "mine", [])]);


        var (location, diagnostics) = NamedLocationFormat.Read("mine", new("SPEC", "other"), new Dictionary<string, string>(), known);


        Assert.Null(location);
        Assert.Equal("\"mine\" would stand for itself, by way of \"other\".", Assert.Single(diagnostics).Message);
    }

    [Fact]
    public void A_catalogue_defines_locations_by_id_and_by_version()
    {
        const string catalogue = """
            brooklyn.catalog:
              bundle: racks
              version: 1.0
              items:
              - id: rack-b
                itemType: location
                item: { type: byon, brooklyn.config: { hosts: [ 10.1.0.1 ], user: admin } }
            """;


        var locations = NamedLocationFormat.Of(ItemIndex.Of([BundleReader.Read("racks.bom", [new("racks.bom", catalogue)])])).ToList();


        Assert.Equal(["rack-b", "rack-b:1.0"], locations.Select(location => location.Name));
        Assert.All(locations, location => Assert.Equal(("byon", "{hosts: [10.1.0.1], user: admin}", "rack-b:1.0"), (location.Spec, location.Defaults.ToString(), location.Item)));
    }

    [Fact]
    public void Secrets_are_found_hidden_and_shown_wherever_they_stand()
    {
        var (location, _) = Read("{byon: {password: a, hosts: [{ssh: 10.0.0.1, password: b}, {ssh: 10.0.0.2, privateKeyData: c}]}}");


        var hidden = LocationSettings.Hide(location!.Defaults, way => new Value.Secret(new(way)));


        Assert.Equal(["hosts.0.password b", "hosts.1.privateKeyData c", "password a"], LocationSettings.SecretsIn(location.Defaults).Select(secret => $"{secret.Way} {secret.Text}"));
        Assert.Equal("{hosts: [{password: ***, ssh: 10.0.0.1}, {privateKeyData: ***, ssh: 10.0.0.2}], password: ***}", hidden.ToString());
        Assert.Equal(location.Defaults, LocationSettings.Show(hidden, secret => secret.Id.Value switch { "password" => "a", "hosts.0.password" => "b", _ => "c" }));
        Assert.True(LocationSettings.HoldsSecret("byon:(hosts=\"10.0.0.1\",password=x)"));
        Assert.False(LocationSettings.HoldsSecret("byon:(hosts=\"10.0.0.1\",user=x)"));
    }

    private static (NamedLocation? Location, IReadOnlyList<Model.Diagnostics.Diagnostic> Diagnostics) Read(string text) =>
        NamedLocationFormat.Read("mine", new("SPEC", text), new Dictionary<string, string>(), Known);
}
