using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Values;

using CsCheck;

using Xunit;

namespace Clocker.Model.Tests.Containers;

public sealed class ContainerCoercionsTests
{
    [Theory]
    [InlineData("nginx", "nginx", null, null)]
    [InlineData("nginx:1.22", "nginx", "1.22", null)]
    [InlineData("localhost:5000/team/shop", "localhost:5000/team/shop", null, null)]
    [InlineData("registry.example.org:5000/shop:1", "registry.example.org:5000/shop", "1", null)]
    [InlineData("shop@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "shop", null, "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void Reads_image_names(string text, string repository, string? tag, string? digest)
    {
        var image = ImageName.Read(text);

        Assert.Equal(new ImageName(repository, tag, digest), image.Value);
        Assert.Equal(text, image.Value!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Nginx")]
    [InlineData("nginx:")]
    [InlineData("nginx:a b")]
    [InlineData("/nginx")]
    [InlineData("nginx@sha256:1")]
    [InlineData("a//b")]
    public void Refuses_what_is_no_image_name(string text) => Assert.NotNull(ImageName.Read(text).Problem);

    [Fact]
    public void Reads_the_shorthand()
    {
        var config = DockerContainerDeclaration.Type.ReadShorthand("localhost:5000/shop").Value!;

        Assert.Equal("{docker.image.name: localhost:5000/shop, docker.image.tag: latest}", config.ToString());
    }

    [Theory]
    [InlineData("serve --name 'two words' \"a \\\" b\" c\\ d", "serve|--name|two words|a \" b|c d")]
    [InlineData("a '' b", "a||b")]
    [InlineData("  ", "")]
    public void Splits_commands_as_a_shell_would(string text, string words) =>
        Assert.Equal(words, string.Join('|', ContainerCoercions.Words(Value.Of(text)).Value!));

    [Fact]
    public void Splits_commands_with_secrets_in_them()
    {
        var secret = new Value.Secret(new("1"));
        var words = ContainerCoercions.Command(new Value.Joined([Value.Of("run --password="), secret, Value.Of(" now")])).Value!;

        Assert.Equal([Value.Of("run"), new Value.Joined([Value.Of("--password="), secret]), Value.Of("now")], words);
    }

    [Fact]
    public void Refuses_an_open_quote() => Assert.NotNull(ContainerCoercions.Command(Value.Of("a 'b")).Problem);

    [Theory]
    [InlineData("no", RestartMode.No, null)]
    [InlineData("unless-stopped", RestartMode.UnlessStopped, null)]
    [InlineData("on-failure:5", RestartMode.OnFailure, 5)]
    public void Reads_restart_settings(string text, RestartMode mode, int? retries) =>
        Assert.Equal(new RestartSpec(mode, retries), ContainerCoercions.Restart(Value.Of(text)).Value);

    [Fact]
    public void A_bare_no_of_old_YAML_is_no_restart() => Assert.Equal(RestartMode.No, ContainerCoercions.Restart(Value.Of(false)).Value!.Mode);

    [Theory]
    [InlineData("80", "80")]
    [InlineData("53/udp", "53/udp")]
    [InlineData("8000-8002", "8000|8001|8002")]
    public void Reads_open_ports(string text, string expected) => Assert.Equal(expected, Ports(PortCoercions.Open(Value.Of(text))));

    [Theory]
    [InlineData("8080:80", "8080>80")]
    [InlineData("127.0.0.1:8080:80/udp", "127.0.0.1:8080>80/udp")]
    [InlineData("[::1]:8080:80", "::1:8080>80")]
    [InlineData("80", "80")]
    [InlineData("127.0.0.1::80", "127.0.0.1:80")]
    [InlineData("8000-8001:80-81", "8000>80|8001>81")]
    public void Reads_bindings(string text, string expected) => Assert.Equal(expected, Ports(PortCoercions.Bindings(Value.Of(text))));

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("80/sctp")]
    [InlineData("90-80")]
    [InlineData("1-60000")]
    [InlineData("8000-8001:80")]
    [InlineData("a:b:c:d")]
    public void Refuses_other_ports(string text) => Assert.NotNull(PortCoercions.Bindings(Value.Of(text)).Problem);

    [Fact]
    public void Health_checks_have_Composes_defaults()
    {
        var check = ContainerCoercions.Health(new Value.Fields([new("test", Value.Of("true"))])).Value!;

        Assert.Equal(new HealthSpec(["CMD-SHELL", "true"]), check);
        Assert.True(ContainerCoercions.Health(new Value.Fields([new("disable", Value.Of(true))])).Value!.IsOff);
    }

    [Fact]
    public void File_modes_are_octal()
    {
        var files = ContainerCoercions.Files(new Value.Fields([new("/a", new Value.Fields([new("text", Value.Of("x")), new("mode", Value.Of(755))]))])).Value!;

        Assert.Equal(Convert.ToInt32("755", 8), files[0].Mode);
    }

    [Fact]
    public void Every_key_has_a_right_default_and_a_name_of_its_own()
    {
        var names = DockerContainerDeclaration.Type.Keys.SelectMany(key => key.Names).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(DockerContainerDeclaration.Type.Keys.Where(key => key != StartKeys.Timeout && key != DockerContainerDeclaration.StopTimeout && key != StartKeys.Latch && key != DockerContainerDeclaration.ApplicationNetwork), key => Assert.Null(key.Check(new Value.Nothing())));
    }

    [Fact]
    public void No_text_makes_a_key_throw() => Gen.String.Sample(text =>
    {
        foreach (var key in DockerContainerDeclaration.Type.Keys)
        {
            _ = key.Check(Value.Of(text));
            _ = key.Check(new Value.Fields([new(text, Value.Of(text))]));
            _ = key.Check(new Value.Sequence([Value.Of(text)]));
        }
    });

    private static string Ports(Coerced<ValueList<PortSpec>> ports) => string.Join('|', ports.Value!.Select(port =>
        $"{(port.HostAddress is null ? "" : $"{port.HostAddress}:")}{(port.Host is null ? "" : $"{port.Host}>")}{port.Container}{(port.Protocol == "tcp" ? "" : $"/{port.Protocol}")}"));
}
