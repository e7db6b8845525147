using Clocker.Blueprints.Locations;
using Clocker.Model.Locations;
using Clocker.Model.Machines;
using Xunit;

namespace Clocker.Blueprints.Tests.Locations;

public sealed class MachineListFormatTests
{
    [Theory]
    [InlineData("localhost", "localhost")]
    [InlineData("localhost:(name=here)", "localhost")]
    [InlineData("host:10.0.0.1", "10.0.0.1:22")]
    [InlineData("host:(10.0.0.1)", "10.0.0.1:22")]
    [InlineData("host:bob@10.0.0.1:2222", "bob@10.0.0.1:2222")]
    [InlineData("host: {host: 10.0.0.1, user: bob}", "bob@10.0.0.1:22")]
    [InlineData("byon:(hosts=\"user@10.0.0.1,10.0.0.2:2222\")", "user@10.0.0.1:22 10.0.0.2:2222")]
    [InlineData("byon:(hosts=\"10.9.1.1,u@10.9.2.{10,11,20-22}:23\",user=v)", "v@10.9.1.1:22 u@10.9.2.10:23 u@10.9.2.11:23 u@10.9.2.20:23 u@10.9.2.21:23 u@10.9.2.22:23")]
    [InlineData("byon:(user=v, hosts=h{1-2}-{a,b})", "v@h1-a:22 v@h1-b:22 v@h2-a:22 v@h2-b:22")]
    [InlineData("byon: {hosts: [10.0.0.1, \"bob@10.0.0.2:2222\"], port: 23}", "10.0.0.1:23 bob@10.0.0.2:2222")]
    [InlineData("byon: {hosts: \"10.0.0.{1-2}\", user: bob}", "bob@10.0.0.1:22 bob@10.0.0.2:22")]
    [InlineData("byon: {user: bob, hosts: [{ssh: \"10.0.0.1:23\", user: eve}, {ssh: h2}]}", "eve@10.0.0.1:23 bob@h2:22")]
    [InlineData("host:[fd00::1]:2222", "fd00::1:2222")]
    public void Names_machines(string text, string machines)
    {
        var (list, diagnostics) = MachineListFormat.Read("location", text);

        Assert.Empty(diagnostics);
        Assert.Equal(machines, string.Join(' ', list!.Machines.Select(machine => machine.ToString())));
    }

    [Fact]
    public void A_machine_of_a_list_has_what_the_list_says_and_what_it_says_itself()
    {
        var (list, _) = MachineListFormat.Read("location", """
            byon:
              displayName: the rack
              privateKeyFile: /keys/a:/keys/b
              privateKeyPassphrase: geheim
              hosts:
                - ssh: 10.0.0.1
                  displayName: first
                  password: pass
                  tcpPortMappings: { 2376: "gate:12376" }
                - 10.0.0.2
            """);

        Assert.Equal("the rack", list!.Title);
        Assert.Equal(
            new MachineAddress
            {
                Host = "10.0.0.1",
                Name = "first",
                Password = "pass",
                KeyFiles = ["/keys/a", "/keys/b"],
                KeyPassphrase = "geheim",
                PortMappings = [new("2376", "gate:12376")],
            },
            list.Machines[0]);
        Assert.Null(list.Machines[1].Password);
    }

    [Theory]
    [InlineData("byon:(hosts=a,docker.version=20.10,docker.ssl.port=12376,docker.host.driver.storage=overlay2,docker.host.labels=\"rack=7,zone=a\","
        + "docker.host.address.pools=\"10.200.0.0/16,10.201.0.0/20\",docker.host.log.size=20m,docker.registry.mirrors=https://mirror.example,docker.registry.insecure=10.0.0.5:5000)")]
    [InlineData("""
        byon:
          hosts: [ a ]
          dockerVersion: 20.10
          dockerSslPort: 12376
          docker.host.driver.storage: overlay2
          docker.host.labels: { rack: 7, zone: a }
          docker.host.address.pools: [ 10.200.0.0/16, 10.201.0.0/20 ]
          docker.host.log.size: 20m
          docker.registry.mirrors: [ "https://mirror.example" ]
          docker.registry.insecure: [ "10.0.0.5:5000" ]
        """)]
    public void Says_how_docker_is_set_up(string text)
    {
        var (list, diagnostics) = MachineListFormat.Read("location", text);

        Assert.Empty(diagnostics);
        Assert.Equal(
            new EngineSettings
            {
                Version = "20.10",
                Port = 12376,
                StorageDriver = "overlay2",
                Labels = [new("rack", "7"), new("zone", "a")],
                AddressPools = ["10.200.0.0/16", "10.201.0.0/20"],
                LogBytes = 20 << 20,
                RegistryMirrors = ["https://mirror.example"],
                InsecureRegistries = ["10.0.0.5:5000"],
            },
            list!.Engine);
    }

    [Fact]
    public void Logs_may_grow_without_limit_and_what_is_not_said_is_as_usual()
    {
        Assert.Null(MachineListFormat.Read("location", "host: {host: a, docker.host.log.size: unlimited}").List!.Engine.LogBytes);
        Assert.Equal(new EngineSettings(), MachineListFormat.Read("location", "localhost").List!.Engine);
    }

    [Theory]
    [InlineData("byonn:(hosts=a)", "1:1 \"byonn\" is no kind of location that is a list of machines. Did you mean \"byon\"?")]
    [InlineData("byon", "1:1 The location has no \"hosts\". Write byon:(hosts=\"USER@ADDRESS:PORT,…\").")]
    [InlineData("byon:(hosts=\"a)", "1:13 The quote that begins the value of \"hosts\" is not closed. Close it.")]
    [InlineData("byon:(hosts=a", "1:6 The parenthesis is not closed. Write byon")]
    [InlineData("byon:(a,b)", "1:7 \"a,b\" does not begin with KEY=. Write key=value")]
    [InlineData("byon: {hosts: [10.0.0.1, \"b b\"]}", "1:26 \"b b\" is no machine. Write USER@ADDRESS:PORT")]
    [InlineData("byon: {hosts: [a, a:22]}", "1:1 Machine a:22 is in the list twice. Name each machine once.")]
    [InlineData("byon: {hosts: [\"a:99999\"]}", "1:16 \"99999\" is no port. Write a number")]
    [InlineData("byon: {hosts: [a], usr: b}", "1:20 \"usr\" is no key of a list of machines, and is ignored. Did you mean \"user\"?")]
    [InlineData("byon: {hosts: \"a{1-x}\"}", "1:16 The braces of \"a{1-x}\" stand for nothing")]
    [InlineData("byon: {hosts: {a: b}}", "1:15 \"hosts\" is a map, not a text or a list.")]
    [InlineData("byon: {hosts: [a], docker.verson: 20.10}", "1:20 \"docker.verson\" is no key of a list of machines, and is ignored. Did you mean \"docker.version\"?")]
    [InlineData("byon: {hosts: [{ssh: a, docker.version: 20.10}]}", "1:25 \"docker.version\" is a key of the whole list, and is ignored for one machine.")]
    [InlineData("byon:(hosts=a,docker.version=new)", "1:30 \"docker.version\" cannot be \"new\". Write a version or its beginning")]
    [InlineData("byon: {hosts: [a], docker.ssl.port: 70000}", "1:37 \"docker.ssl.port\" cannot be \"70000\". Write a number")]
    [InlineData("byon: {hosts: [a], docker.host.address.pools: [10.0.0.0/25]}", "1:48 \"docker.host.address.pools\" cannot be \"10.0.0.0/25\". Write networks")]
    [InlineData("byon: {hosts: [a], docker.host.labels: rack}", "1:40 \"docker.host.labels\" cannot be \"rack\". Write KEY=VALUE.")]
    [InlineData("byon: {hosts: [a], docker.registry.mirrors: {a: b}}", "1:45 \"docker.registry.mirrors\" cannot be a map. Write URLs")]
    [InlineData("byon: {hosts: [a], docker.host.log.size: 1k}", "1:42 \"docker.host.log.size\" cannot be \"1k\". Write a size")]
    [InlineData("host:", "1:1 The location names no machine. Write host:ADDRESS.")]
    [InlineData("[a, b]", "1:1 The location is neither a text nor a map")]
    public void A_mistake_is_said_where_it_is(string text, string expected)
    {
        var (_, diagnostics) = MachineListFormat.Read("location", text);

        var mistake = Assert.Single(diagnostics);
        Assert.StartsWith(expected, $"{mistake.Location.Line}:{mistake.Location.Column} {mistake.Message} {mistake.Remedy}", StringComparison.Ordinal);
    }
}
