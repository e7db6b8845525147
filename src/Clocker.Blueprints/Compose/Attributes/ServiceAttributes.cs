namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>A service, attribute by attribute, in the order in which Compose prints them.</summary>
internal static class ServiceAttributes
{
    public const string Extends = "extends";

    public static Shape.Fields Shape { get; } = new([.. First, .. Second, .. Third, .. Fourth]);

    private static Shape Blkio => new Shape.Fields(
    [
        new("weight", Shapes.Whole, Form.Whole),
        new("weight_device", new Shape.Items(new Shape.Fields(
        [
            new("path", Shapes.Text, Form.Text) { JsonName = "Path", IsAlwaysInJson = true },
            new("weight", Shapes.Whole, Form.Whole) { JsonName = "Weight", IsAlwaysInJson = true },
        ])
        {
            HasExtensions = false,
        }), Form.Structures),
        new("device_read_bps", Rates, Form.Structures),
        new("device_read_iops", Rates, Form.Structures),
        new("device_write_bps", Rates, Form.Structures),
        new("device_write_iops", Rates, Form.Structures),
    ])
    {
        HasExtensions = false,
    };

    private static Shape Rates => new Shape.Items(new Shape.Fields(
    [
        new("path", Shapes.Text, Form.Text) { JsonName = "Path", IsAlwaysInJson = true },
        new("rate", Shapes.Whole, Form.Bytes) { JsonName = "Rate", IsAlwaysInJson = true },
    ])
    {
        HasExtensions = false,
    });

    private static Shape Develop => new Shape.Either(new Shape.Value(Kinds.Null), new Shape.Fields(
    [
        new("watch", new Shape.Items(new Shape.Fields(
        [
            new("path", Shapes.Text, Form.Text) { IsAlwaysInJson = true, Paths = PathRule.Watched },
            new("action", Shapes.Word("rebuild", "sync", "restart", "sync+restart", "sync+exec"), Form.Text) { IsAlwaysInJson = true },
            new("target", Shapes.Text, Form.Text),
            new("exec", Shapes.Hook, Form.Structure) { IsAlwaysInJson = true },
            new("include", Shapes.TextOrTexts, Form.Texts) { Rewrite = Rewrite.TextList },
            new("ignore", Shapes.TextOrTexts, Form.Texts) { Rewrite = Rewrite.TextList },
            new("initial_sync", Shapes.StrictFlag, Form.Flag),
        ])
        {
            Required = ["path", "action"],
        }), Form.Structures),
    ]));

    private static Shape Dependencies => new Shape.Either(Shapes.UniqueTexts, new Shape.Keyed(new Shape.Fields(
    [
        new("condition", Shapes.Word("service_started", "service_healthy", "service_completed_successfully"), Form.Text),
        new("restart", Shapes.Flag, Form.Flag),
        new("required", Shapes.StrictFlag, Form.OptionalFlag),
    ])
    {
        Required = ["condition"],
    })
    {
        Keys = Shapes.Name(),
    });

    private static Shape EnvironmentFiles => new Shape.Either(Shapes.Text, new Shape.Items(new Shape.Either(Shapes.Text, new Shape.Fields(
    [
        new("path", Shapes.Text, Form.Text) { Paths = PathRule.Path },
        new("required", Shapes.Flag, Form.OptionalFlag),
        new("format", Shapes.Text, Form.Text),
    ])
    {
        Required = ["path"],
        HasExtensions = false,
    })));

    private static Shape Health => new Shape.Fields(
    [
        new("test", new Shape.Either(Shapes.Text, Shapes.Texts), Form.HealthTest) { Merge = MergeRule.Replace },
        new("timeout", Shapes.Text, Form.OptionalSpan),
        new("interval", Shapes.Text, Form.OptionalSpan),
        new("retries", Shapes.Number, Form.OptionalWhole) { Cast = Cast.Whole },
        new("start_period", Shapes.Text, Form.OptionalSpan),
        new("start_interval", Shapes.Text, Form.OptionalSpan),
        new("disable", Shapes.Flag, Form.Flag) { Cast = Cast.Flag },
    ]);

    private static Shape Logging => new Shape.Fields(
    [
        new("driver", Shapes.Text, Form.Text),
        new("options", new Shape.Keyed(new Shape.Value(Kinds.Text | Kinds.Number | Kinds.Null)) { IsOpen = true }, Form.Labels),
    ]);

    private static Shape Models => new Shape.Either(Shapes.UniqueTexts, Shapes.Named(new Shape.Either(new Shape.Value(Kinds.Null), new Shape.Fields(
    [
        new("endpoint_var", Shapes.Text, Form.Text),
        new("model_var", Shapes.Text, Form.Text),
    ])), isOpen: true));

    private static Shape Networks => new Shape.Either(Shapes.UniqueTexts, Shapes.Named(new Shape.Either(new Shape.Value(Kinds.Null), new Shape.Fields(
    [
        new("aliases", Shapes.UniqueTexts, Form.Texts) { Unique = Uniqueness.Key },
        new("driver_opts", Shapes.Options, Form.Labels),
        new("gw_priority", Shapes.StrictNumber, Form.Whole),
        new("interface_name", Shapes.Text, Form.Text),
        new("ipv4_address", Shapes.Text, Form.Text),
        new("ipv6_address", Shapes.Text, Form.Text),
        new("link_local_ips", Shapes.UniqueTexts, Form.Texts) { Unique = Uniqueness.Key },
        new("mac_address", Shapes.Text, Form.Text),
        new("priority", Shapes.StrictNumber, Form.Whole),
    ]))));

    private static Shape Provider => new Shape.Fields(
    [
        new("type", Shapes.Text, Form.Text),
        new("options", new Shape.Keyed(new Shape.Either(
            new Shape.Value(Kinds.Text | Kinds.Number | Kinds.Flag),
            new Shape.Items(new Shape.Value(Kinds.Text | Kinds.Number | Kinds.Flag)))) { IsOpen = true }, Form.MultiOptions),
    ])
    {
        Required = ["type"],
    };

    private static Shape CredentialSpec => new Shape.Fields(
    [
        new("config", Shapes.Text, Form.Text),
        new("file", Shapes.Text, Form.Text),
        new("registry", Shapes.Text, Form.Text),
    ]);

    private static Shape ExtendsShape => new Shape.Either(Shapes.Text, new Shape.Fields(
    [
        new("file", Shapes.Text, Form.Text) { Paths = PathRule.Path },
        new("service", Shapes.Text, Form.Text),
    ])
    {
        Required = ["service"],
        HasExtensions = false,
    });

    private static IEnumerable<ComposeAttribute> First =>
    [
        new("profiles", Shapes.UniqueTexts, Form.Texts) { Unique = Uniqueness.Key },
        new("annotations", Shapes.Pairs, Form.Labels) { Merge = MergeRule.Append, Unique = Uniqueness.Key },
        new("attach", Shapes.Flag, Form.OptionalFlag),
        new("build", BuildAttributes.Shape, Form.OptionalStructure) { Merge = MergeRule.Build, Rewrite = Rewrite.Build },
        new("develop", Develop, Form.OptionalStructure),
        new("blkio_config", Blkio, Form.OptionalStructure),
        new("cap_add", Shapes.UniqueTexts, Form.Texts) { Unique = Uniqueness.Key },
        new("cap_drop", Shapes.UniqueTexts, Form.Texts) { Unique = Uniqueness.Key },
        new("cgroup_parent", Shapes.Text, Form.Text),
        new("cgroup", Shapes.Word("host", "private"), Form.Text),
        new("cpu_count", new Shape.Value(Kinds.Text | Kinds.Whole) { Least = 0 }, Form.Whole) { Cast = Cast.Whole },
        new("cpu_percent", new Shape.Value(Kinds.Text | Kinds.Whole) { Least = 0, Most = 100 }, Form.Real) { Cast = Cast.Real },
        new("cpu_period", Shapes.Number, Form.Whole) { Cast = Cast.Whole },
        new("cpu_quota", Shapes.Number, Form.Whole) { Cast = Cast.Whole },
        new("cpu_rt_period", Shapes.Number, Form.Whole) { Cast = Cast.Whole },
        new("cpu_rt_runtime", Shapes.Number, Form.Whole) { Cast = Cast.Whole },
        new("cpus", Shapes.Number, Form.Real) { Cast = Cast.Single },
        new("cpuset", Shapes.Text, Form.Text),
        new("cpu_shares", Shapes.Number, Form.Whole) { Cast = Cast.Whole },
        new("command", Shapes.Words, Form.Words) { Merge = MergeRule.Replace, IsAlwaysInJson = true },
        new("configs", Shapes.FileMounts, Form.Structures) { Unique = Uniqueness.Config, Rewrite = Rewrite.FileMounts },
        new("container_name", new Shape.Value(Kinds.Text) { Pattern = Shapes.ContainerName() }, Form.Text),
        new("credential_spec", CredentialSpec, Form.OptionalStructure),
        new("depends_on", Dependencies, Form.StructureMap) { Merge = MergeRule.Dependencies, Rewrite = Rewrite.Dependencies },
    ];

    private static IEnumerable<ComposeAttribute> Second =>
    [
        new("deploy", DeployAttributes.Shape, Form.OptionalStructure),
        new("device_cgroup_rules", Shapes.UniqueTexts, Form.Texts),
        new("devices", MountAttributes.Devices, Form.Structures) { Unique = Uniqueness.DeviceTarget, Rewrite = Rewrite.Devices },
        new("dns", Shapes.TextOrTexts, Form.Texts) { Merge = MergeRule.Append, Unique = Uniqueness.Key, Rewrite = Rewrite.TextList },
        new("dns_opt", Shapes.UniqueTexts, Form.Texts) { Merge = MergeRule.Append, Unique = Uniqueness.Key },
        new("dns_search", Shapes.TextOrTexts, Form.Texts) { Merge = MergeRule.Append, Unique = Uniqueness.Key },
        new("domainname", Shapes.Text, Form.Text),
        new("entrypoint", Shapes.Words, Form.Words) { Merge = MergeRule.Replace, IsAlwaysInJson = true },
        new("provider", Provider, Form.OptionalStructure),
        new("environment", Shapes.Pairs, Form.Variables) { Merge = MergeRule.Append, Unique = Uniqueness.Key },
        new("env_file", EnvironmentFiles, Form.Structures) { Merge = MergeRule.Append, Unique = Uniqueness.Path, Rewrite = Rewrite.EnvironmentFiles },
        new("expose", new Shape.Items(new Shape.Value(Kinds.Text | Kinds.Number)) { AreUnique = true }, Form.TextsOfNumbers) { Unique = Uniqueness.Exposed },
        new(Extends, ExtendsShape, Form.OptionalStructure) { Rewrite = Rewrite.Extends },
        new("external_links", Shapes.UniqueTexts, Form.Texts),
        new("extra_hosts", Shapes.Hosts, Form.Hosts) { Merge = MergeRule.AppendNew },
        new("group_add", new Shape.Items(new Shape.Value(Kinds.Text | Kinds.Number)) { AreUnique = true }, Form.Texts),
        new("gpus", Shapes.Gpus, Form.Structures) { Rewrite = Rewrite.Gpus },
        new("hostname", Shapes.Text, Form.Text),
        new("healthcheck", Health, Form.OptionalStructure),
        new("image", Shapes.Text, Form.Text),
        new("init", Shapes.Flag, Form.OptionalFlag) { Cast = Cast.Flag },
        new("ipc", Shapes.Text, Form.Text),
        new("isolation", Shapes.Text, Form.Text),
    ];

    private static IEnumerable<ComposeAttribute> Third =>
    [
        new("labels", Shapes.Pairs, Form.Labels) { Merge = MergeRule.Append, Unique = Uniqueness.Key },
        new("label_file", new Shape.Either(Shapes.Text, Shapes.Texts), Form.Texts) { Merge = MergeRule.Append, Rewrite = Rewrite.TextList, Paths = PathRule.Path },
        new("links", Shapes.UniqueTexts, Form.Texts) { Unique = Uniqueness.Key },
        new("logging", Logging, Form.OptionalStructure) { Merge = MergeRule.Logging },
        new("mem_limit", Shapes.Number, Form.Bytes),
        new("mem_reservation", Shapes.Whole, Form.Bytes),
        new("memswap_limit", Shapes.Number, Form.Bytes),
        new("mem_swappiness", Shapes.Whole, Form.Bytes),
        new("mac_address", Shapes.Text, Form.Text),
        new("models", Models, Form.StructureMap) { Merge = MergeRule.AsMap, Rewrite = Rewrite.NamesToMap },
        new("network_mode", Shapes.Text, Form.Text),
        new("networks", Networks, Form.StructureMap) { Merge = MergeRule.AsMap, Rewrite = Rewrite.NamesToMap },
        new("oom_kill_disable", Shapes.Flag, Form.Flag) { Cast = Cast.Flag },
        new("oom_score_adj", new Shape.Value(Kinds.Text | Kinds.Whole) { Least = -1000, Most = 1000 }, Form.Whole) { Cast = Cast.Whole },
        new("pid", new Shape.Value(Kinds.Text | Kinds.Null), Form.Text),
        new("pids_limit", Shapes.Number, Form.Whole) { Cast = Cast.Whole },
        new("platform", Shapes.Text, Form.Text),
        new("ports", MountAttributes.Ports, Form.Structures) { Unique = Uniqueness.Port, Rewrite = Rewrite.Ports },
        new("privileged", Shapes.Flag, Form.Flag) { Cast = Cast.Flag },
        new("pull_policy", new Shape.Value(Kinds.Text) { Pattern = Shapes.PullPolicy() }, Form.Text),
        new("pull_refresh_after", Shapes.Text, Form.Nothing),
        new("read_only", Shapes.Flag, Form.Flag) { Cast = Cast.Flag },
        new("restart", Shapes.Text, Form.Text),
        new("runtime", Shapes.Text, Form.Text),
    ];

    private static IEnumerable<ComposeAttribute> Fourth =>
    [
        new("scale", Shapes.Whole, Form.OptionalWhole) { Cast = Cast.Whole },
        new("secrets", Shapes.FileMounts, Form.Structures) { Unique = Uniqueness.Secret, Rewrite = Rewrite.FileMounts },
        new("security_opt", Shapes.UniqueTexts, Form.Texts),
        new("shm_size", Shapes.Number, Form.Bytes),
        new("stdin_open", Shapes.Flag, Form.Flag) { Cast = Cast.Flag },
        new("stop_grace_period", Shapes.Text, Form.OptionalSpan),
        new("stop_signal", Shapes.Text, Form.Text),
        new("storage_opt", new Shape.Keyed(new Shape.Value(Kinds.Any)) { IsOpen = true }, Form.Labels),
        new("sysctls", Shapes.Pairs, Form.Labels) { Merge = MergeRule.Append, Unique = Uniqueness.Key },
        new("tmpfs", Shapes.TextOrTexts, Form.Texts) { Merge = MergeRule.Append, Unique = Uniqueness.Key },
        new("tty", Shapes.Flag, Form.Flag) { Cast = Cast.Flag },
        new("ulimits", Shapes.Ulimits, Form.Ulimits),
        new("use_api_socket", Shapes.StrictFlag, Form.Flag),
        new("user", Shapes.Text, Form.Text),
        new("userns_mode", Shapes.Text, Form.Text),
        new("uts", Shapes.Text, Form.Text),
        new("volumes", MountAttributes.Volumes, Form.Structures) { Unique = Uniqueness.Target, Rewrite = Rewrite.Volumes, Paths = PathRule.Mount },
        new("volumes_from", Shapes.UniqueTexts, Form.Texts),
        new("working_dir", Shapes.Text, Form.Text),
        new("pre_start", new Shape.Items(Shapes.StartHook), Form.Structures),
        new("post_start", new Shape.Items(Shapes.Hook), Form.Structures),
        new("pre_stop", new Shape.Items(Shapes.Hook), Form.Structures),
    ];
}
