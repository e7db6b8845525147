using Clocker.Client.Local;
using Clocker.Server.Hosting;

using Xunit;

namespace Clocker.Server.Tests.Hosting;

public sealed class ExternalSettingsTests
{
    private static readonly Dictionary<string, string> Variables = new() { ["SHOP_PASSWORD"] = "geheim", ["PATH"] = "/bin" };

    [Fact]
    public void Reads_Brooklyns_words_and_maps()
    {
        const string text = """
            brooklyn.external.mine: org.apache.brooklyn.core.config.external.InPlaceExternalConfigSupplier
            brooklyn.external.mine.db.password: geheim
            brooklyn.external.files: properties
            brooklyn.external.files.propertiesUrl: file:/etc/secrets.properties
            brooklyn.external.env: {type: environment, prefix: SHOP_}
            brooklyn.external.vault: {type: vault, endpoint: "https://vault:8200", path: secret/shop, kv-api-version: 1, token: abc}
            """;

        var (providers, mistakes) = ExternalSettings.Read(Settings.Parse("config.yaml", text), Variables);

        Assert.Empty(mistakes);
        Assert.Equal(
            [
                "env Environment PASSWORD=geheim",
                "files Properties file=/etc/secrets.properties",
                "mine Inline db.password=geheim",
                "vault Vault endpoint=https://vault:8200 kv-api-version=1 path=secret/shop token=abc",
                "brooklyn-demo-sample Inline hidden-brooklyn-password=br00k11n",
            ],
            providers.Select(provider => $"{provider.Name} {provider.Kind} {string.Join(' ', provider.Settings.Select(setting => $"{setting.Key}={setting.Value}"))}"));
        Assert.DoesNotContain(providers, provider => provider.ToString().Contains("geheim", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("brooklyn.external.a.key: x", "does not say what it is")]
    [InlineData("brooklyn.external.a: valt", "Did you mean \"vault\"?")]
    [InlineData("brooklyn.external.a: properties", "does not say its file")]
    [InlineData("brooklyn.external.a: {type: vault, token: x}", "does not say where its Vault is")]
    [InlineData("brooklyn.external.a: {type: vault, endpoint: \"http://v\"}", "does not say as whom to ask")]
    [InlineData("brooklyn.external.a: {type: vault, endpoint: \"http://v\", token: x, kv-api-version: 3}", "neither 1 nor 2")]
    [InlineData("brooklyn.external.a: {type: vault, endpoint: \"http://v\", token: x, pth: y}", "Did you mean \"path\"?")]
    public void Says_what_is_wrong(string text, string expected)
    {
        var (_, mistakes) = ExternalSettings.Read(Settings.Parse("config.yaml", text), Variables);

        Assert.Contains(expected, Assert.Single(mistakes), StringComparison.Ordinal);
    }
}
