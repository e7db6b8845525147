using System.Security.Cryptography;
using System.Text;
using Clocker.Drivers.Docker.Connecting;
using Xunit;

namespace Clocker.Drivers.Tests.Docker.Connecting;

public sealed class DockerContextsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("unix:///run/user/1000/docker.sock", "unix:///run/user/1000/docker.sock")]
    [InlineData("ssh://ada@docker-1", "ssh://ada@docker-1")]
    public void A_context_is_the_endpoint_that_it_names(string host, string endpoint)
    {
        Keep("work", host);


        Assert.Equal(endpoint, Contexts.Find("work").ToString());
    }

    [Fact]
    public void Certificates_that_come_with_a_context_are_used()
    {
        Directory.CreateDirectory(_directory.File($"tls/{Id("far")}/docker"));
        Keep("far", "tcp://10.1.2.3:2376");


        Assert.Equal($"tcp://10.1.2.3:2376?certificates={_directory.File($"tls/{Id("far")}/docker")}", Contexts.Find("far").ToString());
    }

    [Fact]
    public void The_default_context_is_the_usual_socket() => Assert.Equal("unix:///var/run/docker.sock", Contexts.Find("default").ToString());

    [Fact]
    public void One_that_is_not_there_is_told_with_those_that_are()
    {
        Keep("work", "unix:///a");
        Keep("far", "unix:///b");


        Assert.Equal("there is no Docker context \"wrok\"; there are: far, work.", Problem("wrok"));
        Assert.Equal("there is no Docker context \"a\"; there are none here.", Assert.Throws<EndpointException>(() => new DockerContexts(null).Find("a")).Message);
    }

    [Fact]
    public void Clear_text_is_not_used_behind_a_name()
    {
        Keep("open", "tcp://10.1.2.3:2375");
        Keep("skipping", "tcp://10.1.2.3:2376", skips: true);


        Assert.Contains("ask for it by name: tcp+plain://10.1.2.3:2375", Problem("open"), StringComparison.Ordinal);
        Assert.Contains("skip-tls-verify", Problem("skipping"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_cannot_be_read_names_the_file()
    {
        Keep("work", "unix:///a");
        File.WriteAllText(_directory.File($"meta/{Id("work")}/meta.json"), "{");


        Assert.Contains($"cannot be read from {_directory.File($"meta/{Id("work")}/meta.json")}", Problem("work"), StringComparison.Ordinal);
    }

    private DockerContexts Contexts => new(_directory.File(""));

    private static string Id(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private string Problem(string name) => Assert.Throws<EndpointException>(() => Contexts.Find(name)).Message;

    private void Keep(string name, string host, bool skips = false)
    {
        var directory = Directory.CreateDirectory(_directory.File($"meta/{Id(name)}"));
        File.WriteAllText(
            Path.Combine(directory.FullName, "meta.json"),
            $$$"""{"Name":"{{{name}}}","Metadata":{},"Endpoints":{"docker":{"Host":"{{{host}}}","SkipTLSVerify":{{{(skips ? "true" : "false")}}} } } }""");
    }
}
