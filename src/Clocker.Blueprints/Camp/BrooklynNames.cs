using Clocker.Model.Diagnostics;

namespace Clocker.Blueprints.Camp;

/// <summary>
/// What the names of Apache Brooklyn and of the original Clocker mean here. A Java class is known by its last part: packages
/// moved between their versions, names did not.
/// </summary>
internal static class BrooklynNames
{
    private const string Software = "a container of an image that has the software in it: \"type: docker:IMAGE\"";
    private const string Network = "a cloud whose networks span hosts: \"docker.network.provider: vxlan\" of its DockerInfrastructure";
    private const string Hosts = "\"type: DockerInfrastructure\", which makes a cloud with its hosts";

    private static readonly string[] Packages = ["brooklyn.", "org.apache.brooklyn.", "io.brooklyn.", "clocker."];

    private static readonly string[] Prefixes = ["java:", "catalog:", "brooklyn:"];

    /// <summary>Names that mean a type of ours.</summary>
    private static readonly (string Names, string Ours)[] Entities =
    [
        ("BasicApplication basic-application", "BasicApplication"),
        ("BasicEntity BasicStartable basic-entity basic-startable", "BasicEntity"),
        ("BasicGroup Group group basic-group", "BasicGroup"),
        ("DynamicGroup dynamic-group", "DynamicGroup"),
        ("DynamicCluster Cluster cluster dynamic-cluster", "DynamicCluster"),
        ("SameServerEntity same-server-entity", "SameServerEntity"),
        ("VanillaDockerApplication DockerContainer Microservice MicroserviceImage docker-container", "docker"),
        ("docker-infrastructure docker-cloud docker-cloud-single docker-cloud-weave docker-cloud-calico docker-cloud-overlay", "DockerInfrastructure"),
        ("VirtualNetwork virtual-network", "VirtualNetwork"),
    ];

    /// <summary>Types that there are not yet, with what is nearest to them.</summary>
    private static readonly (string Names, string Nearest)[] NotYet =
    [
        // Groups.
        ("DynamicMultiGroup QuarantineGroup SequenceGroup", "DynamicGroup"),
        ("DynamicFabric Fabric fabric DynamicRegionsFabric", "DynamicCluster"),
        ("DynamicWebAppCluster ControlledDynamicWebAppCluster WebAppCluster web-app-cluster ElasticJavaWebAppService", "\"type: DynamicCluster\", behind a container of a load balancer"),
        ("StartableApplication AbstractApplication ApplicationBuilder AsyncApplication", "BasicApplication"),
        ("ConditionalEntity DataEntity DelegateEntity LocationEntity BrooklynEntityMirror WorkflowStartable WorkflowEntity workflow-entity", "BasicEntity"),

        // Software that is installed on a machine.
        ("VanillaSoftwareProcess Vanilla vanilla SoftwareProcess software-process EmptySoftwareProcess empty-software-process server WorkflowSoftwareProcess workflow-software-process", Software),
        ("VanillaWindowsProcess EmptyWindowsProcess VanillaJavaApp JavaApp java-app MachineEntity ServerEntity vanilla-bash-server centos-software-process", Software),
        ("ServerPool", Hosts),
        ("BrooklynNode brooklyn-node BrooklynCluster", "a Clocker server of its own"),
        ("TomcatServer Tomcat7Server Tomcat8Server Tomcat9Server", "docker:tomcat"),
        ("JBoss6Server JBoss7Server", "docker:jboss/wildfly"),
        ("Jetty6Server", "docker:jetty"),
        ("NodeJsWebAppService", "docker:node"),
        ("MySqlNode MySqlCluster", "docker:mysql"),
        ("PostgreSqlNode", "docker:postgres"),
        ("MariaDbNode", "docker:mariadb"),
        ("CrateNode", "docker:crate"),
        ("RubyRepNode", Software),
        ("RedisStore RedisSlave RedisCluster", "docker:redis"),
        ("MongoDBServer MongoDBClient MongoDBReplicaSet MongoDBShardedDeployment MongoDBRouter MongoDBConfigServer MongoDBRouterCluster MongoDBShardCluster CoLocatedMongoDBRouter", "docker:mongo"),
        ("CassandraNode CassandraDatacenter CassandraCluster CassandraFabric", "docker:cassandra"),
        ("CouchDBNode CouchDBCluster", "docker:couchdb"),
        ("CouchbaseNode CouchbaseCluster CouchbaseSyncGateway", "docker:couchbase"),
        ("RiakNode RiakCluster", "docker:basho/riak-kv"),
        ("SolrServer", "docker:solr"),
        ("ElasticSearchNode ElasticSearchCluster", "docker:elasticsearch"),
        ("HazelcastNode HazelcastCluster", "docker:hazelcast/hazelcast"),
        ("Infinispan5Server", "docker:infinispan/server"),
        ("ActiveMQBroker", "docker:apache/activemq-classic"),
        ("RabbitBroker", "docker:rabbitmq"),
        ("QpidBroker", Software),
        ("KafkaBroker KafkaCluster KafkaZooKeeper", "docker:apache/kafka"),
        ("ZooKeeperNode ZooKeeperEnsemble ZooKeeperCluster", "docker:zookeeper"),
        ("Storm StormDeployment", "docker:storm"),
        ("KarafContainer", "docker:apache/karaf"),
        ("NginxController NginxDefaultController UrlMapping nginx-multi", "docker:nginx"),
        ("HAProxyController haproxy-controller haproxy-load-balancer LoadBalancer load-balancer AbstractController", "docker:haproxy"),
        ("BindDnsServer GeoscalingDnsService GeoscalingDns MonitNode", Software),
        ("ChefEntity ChefServerTasks SaltEntity AnsibleEntity ansible-entity terraform TerraformConfiguration", Software),

        // Clocker's infrastructure.
        ("DockerfileApplication MicroserviceDockerfile", "docker:IMAGE, of an image that was built from the Dockerfile beforehand"),
        ("DockerRegistry docker-registry", "docker:registry"),
        ("DockerHost docker-host", Hosts),
        ("docker-vm-container docker-container-entity docker-engine-container", "docker:IMAGE"),
        ("docker-engine docker-engine-tls docker-engine-with-resilience docker-swarm docker-swarm-cluster kubernetes-cluster-application", Hosts),
        ("kubernetes-pod kubernetes-resource", "docker:IMAGE"),
        ("ca-server", Software),
        ("SubnetTier", "openPorts, directPorts and portBindings of a container, whose ports are known by the sensors mapped.docker.port.N"),
        ("OpenStackVirtualNetwork SdnProvider SdnAgent", Network),
        ("WeaveNetwork WeaveRouter WeaveContainer WeaveInfrastructure weave-network weave-router", Network),
        ("CalicoNetwork CalicoNode CalicoModule calico-network calico-node calico-module", Network),
        ("OverlayNetwork OverlayPlugin overlay-network overlay-plugin SdnVeNetwork SdnVeAgent", Network),
        ("EtcdNode EtcdCluster EtcdProxy etcd-node etcd-cluster etcd-proxy", "docker:etcd"),
        ("MesosCluster MesosSlave MesosFramework MarathonFramework MarathonTask mesos-cluster marathon-framework external-mesos-cluster", Hosts),
        ("riak-cluster-demo-application nodejs-demo-application", Software),

        // Tests.
        ("TestEntity TestApplication TestCluster EntitySpecTestEntity", "BasicEntity"),
        ("TestCase ParallelTestCase LoopOverGroupMembersTestCase LoopOverGroupMembers InfrastructureDeploymentTestCase RelativeEntityTestCase TestSensor TestEffector TestHttpCall TestEndpointReachable TestWinrmCommand TestSshCommand SimpleShellCommandTest", "a test outside of the blueprint"),
    ];

    /// <summary>Names of a cloud that say too what its containers' networks are made with.</summary>
    private static readonly Dictionary<string, (string Was, string Provider)> Networks = new(StringComparer.Ordinal)
    {
        ["docker-cloud-weave"] = ("Weave", "vxlan"),
        ["docker-cloud-calico"] = ("Calico", "vxlan"),
        ["docker-cloud-overlay"] = ("Docker's overlay", "vxlan"),
    };

    private static readonly string[] Policies = Words(
        """
        AutoScalerPolicy ServiceRestarter ServiceReplacer ServiceFailureDetector ConnectionFailureDetector SshMachineFailureDetector
        ConditionalSuspendPolicy ElectPrimaryPolicy PeriodicEffectorPolicy ScheduledEffectorPolicy StopAfterDurationPolicy
        InvokeEffectorOnSensorChange InvokeEffectorOnCollectionSensorChange GroupsChangePolicy SshCommandMembershipTrackingPolicy
        AbstractMembershipTrackingPolicy FollowTheSunPolicy LoadBalancingPolicy CreateUserPolicy AdvertiseWinrmLoginPolicy ResizerPolicy HeadroomAutoScaler
        TestPolicy workflow-policy
        """);

    private static readonly string[] Enrichers = Words(
        """
        Transformer Propagator PropagateToMembers Aggregator MapAggregator Joiner Reducer Combiner UpdatingMap PercentageEnricher
        YamlTimeWeightedDeltaEnricher YamlRollingTimeWindowMeanEnricher DeltaEnricher RollingMeanEnricher RollingTimeWindowMeanEnricher
        TimeWeightedDeltaEnricher TimeFractionDeltaEnricher HttpLatencyDetector PrimaryRunningEnricher PropagatePrimaryEnricher
        ServiceFailureDetector ComputeServiceIndicatorsFromChildrenAndMembers ComputeServiceState UpdatingNotUpFromIndicators
        ContainerHeadroomEnricher TestEnricher
        """);

    private static readonly string[] Initializers = Words(
        """
        SshCommandSensor ssh-command-sensor HttpRequestSensor http-request-sensor WinRmCommandSensor winrm-command-sensor ContainerSensor
        container-sensor JmxAttributeSensor FunctionSensor StaticSensor static-sensor DurationSinceSensor CreatePasswordSensor
        AddMachineMetrics SshCommandEffector ssh-command-effector HttpCommandEffector http-command-effector ContainerEffector
        container-effector AddChildrenEffector AddChildrenInitializer ProxyEffector CompositeEffector ChildrenBatchEffector
        AddTagsInitializer add-tags-initializer ElectPrimaryEffector workflow-effector workflow-sensor workflow-policy
        workflow-initializer TestEntityInitializer TestSensorAndEffectorInitializer
        """);

    private static readonly Dictionary<string, string> OursByName = Index(Entities);
    private static readonly Dictionary<string, string> NearestByName = Index(NotYet);

    /// <summary>All names that mean a type, here or not yet.</summary>
    public static IEnumerable<string> TypeNames => OursByName.Keys.Concat(NearestByName.Keys);

    /// <summary>A name without the prefixes that change nothing.</summary>
    public static string Plain(string name) =>
        Prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix ? name[prefix.Length..].Trim() : name;

    /// <summary>Our type that a name means, or null.</summary>
    public static string? Ours(string name) => OursByName.GetValueOrDefault(Simple(name));

    /// <summary>For a type that there is not yet: what is nearest to it; else null.</summary>
    public static string? Nearest(string name) => NearestByName.GetValueOrDefault(Simple(name));

    /// <summary>What made the networks of a cloud whose type has this name, and which provider does that job here; null for other names.</summary>
    public static (string Was, string Provider)? NetworkOf(string name) => Networks.TryGetValue(Simple(name), out var network) ? network : null;

    /// <summary>The short name of a policy, enricher or initializer; null if nobody knows it.</summary>
    public static string? Adjunct(string name, string block) =>
        Of(block).FirstOrDefault(known => known == Simple(name) || known == Simple(name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]));

    /// <summary>What an unknown one might have been meant to be.</summary>
    public static string AdjunctRemedy(string name, string block) => Suggestions.Remedy(Last(name), Of(block), "types");

    /// <summary>The last part of a class's name if it is one of Brooklyn's or Clocker's, else the name itself.</summary>
    public static string Simple(string name)
    {
        var plain = Plain(name);
        if (!Packages.Any(package => plain.StartsWith(package, StringComparison.Ordinal)))
        {
            return plain;
        }

        var last = Last(plain);
        return last.EndsWith("Impl", StringComparison.Ordinal) ? last[..^4] : last;
    }

    private static string Last(string name) => name[(name.LastIndexOfAny(['.', '$']) + 1)..];

    private static string[] Of(string block) => block switch
    {
        CampKeys.Policies => [.. Policies, .. Enrichers],
        CampKeys.Enrichers => [.. Enrichers, .. Policies],
        _ => Initializers,
    };

    private static string[] Words(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<string, string> Index((string Names, string Meaning)[] rows) =>
        rows.SelectMany(row => Words(row.Names).Select(name => (name, row.Meaning))).ToDictionary(each => each.name, each => each.Meaning, StringComparer.Ordinal);
}
