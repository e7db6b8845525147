using System.Net;

using Clocker.Server.Hosting;

using Xunit;

namespace Clocker.Server.Tests.Hosting;

public sealed class OptionsReadingTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("clk");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public void Without_anything_said_the_usual_counts()
    {
        var (options, mistakes) = OptionsReading.Read([], new Dictionary<string, string>(), "/home/me");


        Assert.Empty(mistakes);
        Assert.Equal("/home/me/.clocker", options!.Data.Path);
        Assert.Null(options.Listen);
        Assert.Null(options.Engine);
        Assert.Empty(options.ImageMap);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", "http://127.0.0.1:2", "http://127.0.0.1:3", 1)]
    [InlineData(null, "http://127.0.0.1:2", "http://127.0.0.1:3", 2)]
    [InlineData(null, null, "localhost:3", 3)]
    public void Flags_go_before_variables_and_those_before_the_file(string? flag, string? variable, string setting, int port)
    {
        Write($"listen: {setting}\nengine: tcp://docker:2375\nimageMap:\n  mysql:*: mariadb:10.11\n  redis:2.8.19: redis:7\n");
        var variables = Variables();
        if (variable is not null)
        {
            variables["CLOCKER_LISTEN"] = variable;
        }


        var (options, mistakes) = OptionsReading.Read(flag is null ? [] : ["--listen", flag], variables, "/");


        Assert.Empty(mistakes);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, port), options!.Listen);
        Assert.Equal("tcp://docker:2375", options.Engine);
        Assert.Equal([new("mysql:*", "mariadb:10.11"), new("redis:2.8.19", "redis:7")], options.ImageMap);
    }

    [Fact]
    public void All_mistakes_are_told_together()
    {
        var variables = Variables();
        variables["CLOCKER_IMAGE_MAP"] = "mysql";


        var (options, mistakes) = OptionsReading.Read(["--listn", "--listen", "http://0.0.0.0:80"], variables, "/");


        Assert.Null(options);
        Assert.Equal(3, mistakes.Count);
        Assert.StartsWith("\"--listn\" is not known here. Did you mean \"--listen\"?", mistakes[0], StringComparison.Ordinal);
        Assert.StartsWith("\"http://0.0.0.0:80\" is not on loopback", mistakes[1], StringComparison.Ordinal);
        Assert.StartsWith("CLOCKER_IMAGE_MAP has \"mysql\".", mistakes[2], StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_that_Dockers_variables_name_has_its_certificates_with_it()
    {
        var variables = Variables();
        variables["DOCKER_HOST"] = "tcp://docker-1:2376";
        variables["DOCKER_CERT_PATH"] = "/certs";


        var (options, _) = OptionsReading.Read([], variables, "/home/me");
        variables["CLOCKER_ENGINE"] = "ssh://docker-2";
        var (named, _) = OptionsReading.Read([], variables, "/home/me");


        Assert.Equal(("tcp://docker-1:2376?certificates=/certs", "/home/me/.docker"), (options!.Engine, options.DockerDirectory));
        Assert.Equal("ssh://docker-2", named!.Engine);
    }

    [Fact]
    public void An_unknown_setting_is_a_warning_with_what_was_meant()
    {
        Write("imagemap:\n  a: b\n");


        var (options, _) = OptionsReading.Read([], Variables(), "/");


        Assert.EndsWith("Did you mean \"imageMap\"?", Assert.Single(options!.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 300)]
    [InlineData("90s", 90)]
    [InlineData("1h", 3600)]
    [InlineData("never", null)]
    public void Hosts_are_looked_at_as_often_as_is_said(string? text, int? seconds)
    {
        if (text is not null)
        {
            Write($"lookAfterHosts: {text}\n");
        }


        var (options, mistakes) = OptionsReading.Read([], Variables(), "/");


        Assert.Empty(mistakes);
        Assert.Equal(seconds is { } every ? TimeSpan.FromSeconds(every) : null, options!.LookEvery);
    }

    [Theory]
    [InlineData("often")]
    [InlineData("1s")]
    [InlineData("90")]
    public void How_often_hosts_are_looked_at_has_its_limits(string text)
    {
        Write($"lookAfterHosts: {text}\n");


        Assert.Contains($"\"{text}\" cannot be how often hosts are looked at.", Assert.Single(OptionsReading.Read([], Variables(), "/").Mistakes), StringComparison.Ordinal);
    }

    private void Write(string settings) => File.WriteAllText(Path.Combine(_data.FullName, "config.yaml"), settings);

    private Dictionary<string, string> Variables() => new() { ["CLOCKER_DATA"] = _data.FullName };
}
