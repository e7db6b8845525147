using Xunit;

namespace Clocker.Blueprints.Tests.Camp;

public sealed class NamesTests
{
    [Theory]
    [InlineData("BasicApplication", "BasicApplication")]
    [InlineData("basic-application", "BasicApplication")]
    [InlineData("brooklyn.entity.basic.BasicApplicationImpl", "BasicApplication")]
    [InlineData("org.apache.brooklyn.entity.stock.BasicApplication", "BasicApplication")]
    [InlineData("java:org.apache.brooklyn.entity.stock.BasicStartable", "BasicEntity")]
    [InlineData("brooklyn.entity.container.docker.application.VanillaDockerApplication", "docker")]
    [InlineData("clocker.docker.entity.container.application.VanillaDockerApplication", "docker")]
    [InlineData("catalog:docker-container:1.1.0", "docker")]
    [InlineData("brooklyn:MicroserviceImage", "docker")]
    [InlineData("docker:redis:3", "docker")]
    [InlineData("org.apache.brooklyn.entity.group.DynamicGroup", "DynamicGroup")]
    [InlineData("brooklyn.entity.basic.BasicGroup", "BasicGroup")]
    [InlineData("brooklyn.entity.basic.SameServerEntity", "SameServerEntity")]
    public void A_name_of_Brooklyn_or_Clocker_means_a_type_of_ours(string name, string type)
    {
        var reading = Catalogue.Read($"services:\n- type: {name}\n  id: a");

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(type, reading.Blueprint!.Root.Id == "a" ? reading.Blueprint.Root.Type : reading.Blueprint.Root.Children[0].Type);
    }

    [Theory]
    [InlineData("brooklyn.entity.webapp.tomcat.TomcatServer", "\"type: docker:tomcat\"")]
    [InlineData("org.apache.brooklyn.entity.webapp.tomcat.Tomcat8Server", "\"type: docker:tomcat\"")]
    [InlineData("clocker.docker.entity.DockerHost", "DockerInfrastructure")]
    [InlineData("brooklyn.entity.container.docker.application.DockerfileApplication", "an image that was built from the Dockerfile")]
    [InlineData("Fabric", "\"type: DynamicCluster\"")]
    [InlineData("ControlledDynamicWebAppCluster", "\"type: DynamicCluster\", behind a container of a load balancer")]
    [InlineData("vanilla", "a container of an image")]
    [InlineData("software-process", "a container of an image")]
    [InlineData("org.apache.brooklyn.entity.database.mysql.MySqlNode:1.0.0", "\"type: docker:mysql\"")]
    [InlineData("https://example.org/blueprint.yaml", "Write its services here")]
    public void A_type_that_is_not_there_yet_is_an_error_that_names_the_nearest(string name, string nearest)
    {
        var diagnostic = Assert.Single(Catalogue.Read($"services:\n- type: {name}\n  id: a\n  wars.root: x\n").Diagnostics);

        Assert.Equal("CLK1109", diagnostic.Code);
        Assert.Contains(nearest, diagnostic.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("com.acme.TomcatServer")]
    [InlineData("my-item")]
    [InlineData("Tomcat8Sever")]
    public void A_type_that_nobody_knows_is_unknown(string name) =>
        Assert.Equal("CLK1104", Assert.Single(Catalogue.Read($"services:\n- type: {name}").Diagnostics).Code);

    [Theory]
    [InlineData("cluster")]
    [InlineData("org.apache.brooklyn.entity.group.DynamicCluster")]
    [InlineData("brooklyn.entity.group.DynamicCluster")]
    public void A_cluster_is_known_by_its_names(string name)
    {
        var reading = Catalogue.Read($"services:\n- type: {name}\n  id: a\n  initialSize: 2\n  memberSpec:\n    type: docker:nginx\n");

        Assert.Empty(reading.Diagnostics);
        Assert.Equal("DynamicCluster", reading.Blueprint!.Root.Children[0].Type);
        Assert.IsType<Model.Expressions.Expression.Specification>(reading.Blueprint.Root.Children[0].Config["dynamiccluster.memberspec"]);
    }

    [Fact]
    public void The_rest_of_the_file_is_read_too() => Assert.Equal(
        ["CLK1109", "CLK1305", "CLK1109", "CLK1302"],
        Catalogue.Read("""
            services:
            - type: Fabric
              initialSize: $brooklyn:component("nobody").config("x")
              memberSpec:
                $brooklyn:entitySpec:
                  type: brooklyn.entity.webapp.jboss.JBoss7Server
                  brooklyn.config:
                    java.sysprops: { a: $brooklyn:nothing() }
            """).Diagnostics.Select(diagnostic => diagnostic.Code));

    [Theory]
    [InlineData("brooklyn.location.docker.strategy.CpuUsagePlacementStrategy", true)]
    [InlineData("clocker.docker.location.strategy.basic.DepthFirstPlacementStrategy", true)]
    [InlineData("brooklyn.location.docker.strategy.DepthFistPlacementStrategy", false)]
    public void A_placement_strategy_is_known_or_an_error(string name, bool known)
    {
        foreach (var written in new[] { name, $"{{$brooklyn:object: {{type: {name}}}}}" })
        {
            Assert.Equal(known, !Catalogue.Read($"services:\n- type: docker:a\n  brooklyn.config: {{docker.container.strategies: [{written}]}}").Diagnostics.Any(diagnostic => diagnostic.Code == "CLK1104"));
        }
    }

    [Theory]
    [InlineData("brooklyn.policies", "policyType", "brooklyn.policy.autoscaling.AutoScalerPolicy")]
    [InlineData("brooklyn.policies", "policy_type", "org.apache.brooklyn.policy.ha.ServiceRestarter")]
    [InlineData("brooklyn.enrichers", "enricherType", "org.apache.brooklyn.enricher.stock.Transformer")]
    [InlineData("brooklyn.enrichers", "type", "org.apache.brooklyn.policy.ha.ServiceFailureDetector")]
    [InlineData("brooklyn.initializers", "initializerType", "org.apache.brooklyn.core.sensor.ssh.SshCommandSensor")]
    [InlineData("brooklyn.initializers", "type", "workflow-effector")]
    public void What_is_attached_is_kept_with_a_warning(string block, string key, string type) =>
        Assert.Equal(["CLK1204"], Catalogue.Read($"services: []\n{block}:\n- {key}: {type}").Diagnostics.Select(diagnostic => diagnostic.Code));
}
