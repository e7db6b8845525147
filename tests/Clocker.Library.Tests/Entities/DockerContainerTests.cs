using Clocker.Library.Entities;
using Clocker.Model.Claims;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Values;

using Xunit;

using Keys = Clocker.Model.Containers.DockerContainerDeclaration;

namespace Clocker.Library.Tests.Entities;

public sealed class DockerContainerTests
{
    [Fact]
    public void Wants_a_running_container_on_the_applications_network()
    {
        var next = Ask(FakeEntity.Nginx().With(Keys.OpenPorts, Value.Of(80)));

        Assert.Equal(RunGoal.Running, next.Container!.Goal);
        Assert.Equal("nginx:1.22", next.Container.Spec.Image);
        Assert.Equal([new PortSpec(80)], next.Container.Spec.Ports);
        Assert.Equal([new NetworkSpec("app1", "visitors", ["web", "the-shop"])], next.Container.Spec.Networks);
        Assert.Equal("web", next.Container.Spec.Hostname);
        Assert.Equal(RestartMode.UnlessStopped, next.Container.Spec.Restart.Mode);
        Assert.False(next.IsUp);
        Assert.Empty(next.Problems);
    }

    [Fact]
    public void Waits_for_config_and_says_for_what()
    {
        var next = Ask(FakeEntity.Nginx().WaitingFor(Keys.Environment, "host.hostname of db"));

        Assert.Null(next.Container);
        Assert.Equal("host.hostname of db", next.Waiting);
    }

    [Theory]
    [InlineData(Lifecycle.Running, RunGoal.Running)]
    [InlineData(Lifecycle.Stopping, RunGoal.Stopped)]
    public void Keeps_what_runs_when_config_is_not_there_any_more(Lifecycle expected, RunGoal keep)
    {
        var next = Ask(FakeEntity.Nginx(expected, FakeEntity.Granted()).WaitingFor(Keys.Environment, "host.hostname of db"));

        Assert.Null(next.Container);
        Assert.Equal(keep, next.Keep);
        Assert.Null(next.Waiting);
    }

    [Fact]
    public void A_latch_holds_the_start_back_but_not_the_making()
    {
        var next = Ask(FakeEntity.Nginx().WaitingFor(StartKeys.Latch, "service.isUp of db"));

        Assert.Equal(RunGoal.Created, next.Container!.Goal);
        Assert.Equal("service.isUp of db", next.Waiting);
    }

    [Theory]
    [InlineData(Lifecycle.Stopping)]
    [InlineData(Lifecycle.Stopped)]
    public void Stops_and_keeps_the_container(Lifecycle expected)
    {
        Assert.Equal(RunGoal.Stopped, Ask(FakeEntity.Nginx(expected, FakeEntity.Granted())).Container!.Goal);
        Assert.False(Ask(FakeEntity.Nginx(expected, FakeEntity.Granted())).IsStopped);
        Assert.True(Ask(FakeEntity.Nginx(expected, FakeEntity.Granted(InstanceState.Stopped, ContainerStatus.Exited))).IsStopped);
        Assert.True(Ask(FakeEntity.Nginx(expected, new([], null, null))).IsStopped);
    }

    [Fact]
    public void An_entity_that_was_never_started_wants_nothing()
    {
        var next = Ask(FakeEntity.Nginx(Lifecycle.Created));

        Assert.Null(next.Container);
        Assert.Null(next.Keep);
    }

    [Fact]
    public void Without_an_image_there_is_a_problem() =>
        Assert.Equal("no image is given; say imageName, or use the type docker:IMAGE", Ask(new()).Problems[Keys.ImageName.Name]);

    [Fact]
    public void A_file_that_did_not_come_is_a_problem()
    {
        var files = new Value.Fields([new("/a", new Value.Fields([new("path", Value.Of("a.txt"))]))]);

        Assert.Equal("the file a.txt did not come with the blueprint", Ask(FakeEntity.Nginx().With(Keys.Files, files)).Problems[Keys.Files.Name]);
    }

    [Theory]
    [InlineData("nginx", null, null, null, "nginx:latest")]
    [InlineData("nginx", "1.22", null, null, "nginx:1.22")]
    [InlineData("nginx:1", "1.22", null, null, "nginx:1.22")]
    [InlineData("nginx", null, "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", null, "nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("shop", "1", null, "http://localhost:5000/", "localhost:5000/shop:1")]
    public void Puts_the_images_name_together(string name, string? tag, string? digest, string? registry, string expected)
    {
        var entity = new FakeEntity().With(Keys.ImageName, Value.Of(name));
        foreach (var (key, text) in new (ConfigKey, string?)[] { (Keys.ImageTag, tag), (Keys.ImageDigest, digest), (Keys.RegistryUrl, registry) })
        {
            entity = text is null ? entity : entity.With(key, Value.Of(text));
        }

        Assert.Equal(expected, Ask(entity).Container!.Spec.Image);
    }

    [Fact]
    public void Direct_ports_are_published_anywhere_beside_bindings()
    {
        var entity = FakeEntity.Nginx().With(Keys.DirectPorts, Value.Of("80,81")).With(Keys.PortBindings, Value.Of("8080:80"));

        Assert.Equal([new PortSpec(80, Host: 8080), new PortSpec(81)], Ask(entity).Container!.Spec.Ports);
    }

    [Fact]
    public void Ports_of_UDP_are_told_from_those_of_TCP()
    {
        var granted = FakeEntity.Granted(seen: container => container with { Ports = [new(53, "tcp", "0.0.0.0", 32768), new(53, "udp", "0.0.0.0", 32768)] });

        var sensors = Ask(FakeEntity.Nginx(Lifecycle.Running, granted).With(Keys.OpenPorts, Value.Of("53, 53/udp"))).Sensors;

        Assert.Equal("[53, 53/udp]", sensors["docker.container.openPorts"].Display);
        Assert.Equal("{32768: 53, 32768/udp: 53}", sensors["docker.container.portBindings"].Display);
    }

    [Fact]
    public void Publishes_what_the_cloud_says()
    {
        var granted = FakeEntity.Granted(seen: container => container with { Ports = [new(80, "tcp", "::", 32769), new(80, "tcp", "0.0.0.0", 32768)] });

        var sensors = Ask(FakeEntity.Nginx(Lifecycle.Running, granted).With(Keys.OpenPorts, Value.Of("9999, 80"))).Sensors;

        Assert.Equal(
            """
            docker.container.addresses = [172.18.0.3]
            docker.container.id = c0ffee
            docker.container.image.id = sha256:1
            docker.container.image.name = nginx:1.22
            docker.container.name = visitors-web
            docker.container.openPorts = [9999, 80]
            docker.container.paused = false
            docker.container.portBindings = {32768: 80, 32769: 80}
            docker.container.running = true
            docker.port.80 = 80
            docker.port.9999 = 9999
            host.address = 192.0.2.7
            host.hostname = web
            host.name = docker1
            host.subnet.address = 172.18.0.3
            host.subnet.hostname = web
            main.uri = http://172.18.0.3:80/
            mapped.docker.port.80 = 192.0.2.7:32768
            mapped.main.uri = http://192.0.2.7:32768/
            """,
            string.Join('\n', sensors.Select(sensor => $"{sensor.Key} = {sensor.Value}")));
    }

    [Fact]
    public void Addresses_are_published_only_while_it_runs()
    {
        var sensors = Ask(FakeEntity.Nginx(Lifecycle.Running, FakeEntity.Granted(InstanceState.Restarting, ContainerStatus.Exited))).Sensors;

        Assert.True(sensors.ContainsKey("docker.container.id"));
        Assert.False(sensors.ContainsKey("host.subnet.address"));
        Assert.Empty(Ask(FakeEntity.Nginx(granted: FakeEntity.Granted(instance: made => made with { Container = null }))).Sensors);
    }

    [Theory]
    [InlineData("http://web:80/shop?a#b", "http://192.0.2.7:32768/shop?a#b")]
    [InlineData("http://172.18.0.3/", "http://192.0.2.7:32768/")]
    [InlineData("http://me:pw@web/", "http://me:pw@192.0.2.7:32768/")]
    [InlineData("http://elsewhere:80/", "http://elsewhere:80/")]
    [InlineData("http://web:81/", "http://web:81/")]
    [InlineData("redis://web", "redis://web")]
    [InlineData("no uri", "no uri")]
    public void A_given_uri_is_mapped_where_it_leads_to_a_published_port(string uri, string expected)
    {
        var granted = FakeEntity.Granted(seen: container => container with { Ports = [new(80, "tcp", "0.0.0.0", 32768)] });

        Assert.Equal(Value.Of(expected), Ask(FakeEntity.Nginx(Lifecycle.Running, granted).With(Keys.MainUri, Value.Of(uri))).Sensors["mapped.main.uri"]);
    }

    [Theory]
    [InlineData(1, false, "", 0, "the container ended with exit code 1, and will be started again")]
    [InlineData(137, true, "", 3, "the container ended for want of memory (exit code 137), and is started again and again (3 times so far)")]
    [InlineData(3, false, "", 1, "the container ended with exit code 3, and is started again (once so far)")]
    [InlineData(127, false, "exec: no such file", 0, "the container could not be started: exec: no such file, and will be started again")]
    public void A_crash_is_a_problem_in_words(int exitCode, bool outOfMemory, string error, int restarts, string expected)
    {
        var granted = FakeEntity.Granted(
            InstanceState.Restarting, ContainerStatus.Exited,
            container => container with { ExitCode = exitCode, OutOfMemory = outOfMemory, Error = error, Restarts = restarts });

        Assert.Equal(expected, Ask(FakeEntity.Nginx(Lifecycle.Running, granted)).Problems["docker.container.exit"]);
    }

    [Fact]
    public void A_job_that_is_done_is_no_problem() =>
        Assert.Empty(Ask(FakeEntity.Nginx(Lifecycle.Running, FakeEntity.Granted(InstanceState.Stopped, ContainerStatus.Exited))).Problems);

    [Fact]
    public void Nobody_knows_whether_it_is_up_before_somebody_has_looked() =>
        Assert.Null(Ask(FakeEntity.Nginx(Lifecycle.Running, FakeEntity.Granted(InstanceState.Unknown))).IsUp);

    [Fact]
    public void Links_wait_until_the_target_is_up()
    {
        var entity = FakeEntity.Nginx().With(Keys.Links, new Value.Fields([new("data-base", Value.Of("e2"))]));
        entity.Others.Add(new(new("e2"), "Database", "db", Lifecycle.Starting, false, false));

        Assert.Equal("Database to be up", Ask(entity).Waiting);

        entity.Others[0] = entity.Others[0] with { IsUp = true };
        entity.Sensors[("e2", "host.subnet.address")] = Value.Of("172.18.0.2");
        entity.Sensors[("e2", "docker.container.openPorts")] = new Value.Sequence([Value.Of(3306), Value.Of("53/udp")]);
        entity.ConfigOfOthers[("e2", Keys.Environment.Name)] = new Value.Fields([new("mysql_user", Value.Of("shop")), new("PASSWORD", new Value.Secret(new("s1")))]);
        var spec = Ask(entity).Container!.Spec;

        Assert.Equal([new("data-base", "172.18.0.2")], spec.ExtraHosts);
        Assert.Equal("tcp://172.18.0.2:3306", spec.Environment["DATA_BASE_PORT_3306_TCP"].Display);
        Assert.Equal("udp://172.18.0.2:53", spec.Environment["DATA_BASE_PORT_53_UDP"].Display);
        Assert.Equal("/web/data-base", spec.Environment["DATA_BASE_NAME"].Display);
        Assert.Equal("shop", spec.Environment["DATA_BASE_ENV_MYSQL_USER"].Display);
        Assert.Equal(new Value.Secret(new("s1")), spec.Environment["DATA_BASE_ENV_PASSWORD"]);
    }

    [Fact]
    public void A_link_into_another_cloud_leads_to_where_the_port_is_published()
    {
        var entity = FakeEntity.Nginx().With(Keys.Links, new Value.Fields([new("db", Value.Of("e2"))]));
        entity.Others.Add(new(new("e2"), "Database", "db", Lifecycle.Running, true, false));
        (entity.Clouds["e1"], entity.Clouds["e2"]) = ("front", "back");
        entity.Sensors[("e2", "host.subnet.address")] = Value.Of("172.18.0.2");
        entity.Sensors[("e2", "host.address")] = Value.Of("192.0.2.9");
        entity.Sensors[("e2", "docker.container.openPorts")] = new Value.Sequence([Value.Of(3306), Value.Of(33060)]);
        entity.Sensors[("e2", "mapped.docker.port.3306")] = Value.Of("192.0.2.9:32768");


        var spec = Ask(entity).Container!.Spec;


        Assert.Equal([new("db", "192.0.2.9")], spec.ExtraHosts);
        Assert.Equal("tcp://192.0.2.9:32768", spec.Environment["DB_PORT_3306_TCP"].Display);
        Assert.Equal("tcp://192.0.2.9:33060", spec.Environment["DB_PORT_33060_TCP"].Display);
    }

    [Fact]
    public void A_link_to_a_host_that_only_its_own_machine_reaches_is_refused()
    {
        var entity = FakeEntity.Nginx().With(Keys.Links, new Value.Fields([new("db", Value.Of("e2"))]));
        entity.Others.Add(new(new("e2"), "Database", "db", Lifecycle.Running, true, false));
        (entity.Clouds["e1"], entity.Clouds["e2"]) = ("front", "local");
        entity.Sensors[("e2", "host.address")] = Value.Of("127.0.0.1");


        var next = Ask(entity);


        Assert.Contains("its own machine alone", next.Problems.Values.Single(), StringComparison.Ordinal);
    }

    private static Next Ask(FakeEntity entity) => new DockerContainer().Next(entity);
}
