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
        new("device_read_bps", Rates, Form.Structures) { Support = Support.Ignored, Note = "Only the weight is passed on." },
        new("device_read_iops", Rates, Form.Structures) { Support = Support.Ignored, Note = "Only the weight is passed on." },
        new("device_write_bps", Rates, Form.Structures) { Support = Support.Ignored, Note = "Only the weight is passed on." },
        new("device_write_iops", Rates, Form.Structures) { Support = Support.Ignored, Note = "Only the weight is passed on." },
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
        new("format", Shapes.Text, Form.Text) { Note = "raw, or leave it out." },
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
        new("start_interval", Shapes.Text, Form.OptionalSpan) { Support = Support.Ignored, Note = "An engine of API 1.41 drops it in silence." },
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
        new("driver_opts", Shapes.Options, Form.Labels) { Support = Support.Ignored, Note = "Options of an endpoint are not passed on." },
        new("gw_priority", Shapes.StrictNumber, Form.Whole) { Support = Support.Ignored, Note = "The first network is the gateway." },
        new("interface_name", Shapes.Text, Form.Text) { Support = Support.Ignored, Note = "An engine of API 1.41 drops it in silence." },
        new("ipv4_address", Shapes.Text, Form.Text),
        new("ipv6_address", Shapes.Text, Form.Text),
        new("link_local_ips", Shapes.UniqueTexts, Form.Texts) { Unique = Uniqueness.Key, Support = Support.Ignored, Note = "They are not passed on." },
        new("mac_address", Shapes.Text, Form.Text) { Support = Support.Ignored, Note = "The engine chooses the address." },
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
        new("annotations", Shapes.Pairs, Form.Labels) { Merge = MergeRule.Append, Unique = Uniqueness.Key, Support = Support.Ignored, Note = "An engine of API 1.41 drops them in silence." },
        new("attach", Shapes.Flag, Form.OptionalFlag) { Note = "Says only whose output clocker compose up shows." },
        new("build", BuildAttributes.Shape, Form.OptionalStructure) { Merge = MergeRule.Build, Rewrite = Rewrite.Build },
        new("develop", Develop, Form.OptionalStructure) { Support = Support.Ignored, Note = "There is no watch yet." },
        new("blkio_config", Blkio, Form.OptionalStructure),
        new("cap_add", Shapes.UniqueTexts, Form.Texts) { Unique = Uniqueness.Key },
        new("cap_drop", Shapes.UniqueTexts, Form.Texts) { Unique = Uniqueness.Key },
        new("cgroup_parent", Shapes.Text, Form.Text),
        new("cgroup", Shapes.Word("host", "private"), Form.Text),
        new("cpu_count", new Shape.Value(Kinds.Text | Kinds.Whole) { Least = 0 }, Form.Whole) { Cast = Cast.Whole, Support = Support.Ignored, Note = "Of Windows." },
        new("cpu_percent", new Shape.Value(Kinds.Text | Kinds.Whole) { Least = 0, Most = 100 }, Form.Real) { Cast = Cast.Real, Support = Support.Ignored, Note = "Of Windows." },
        new("cpu_period", Shapes.Number, Form.Whole) { Cast = Cast.Whole },
        new("cpu_quota", Shapes.Number, Form.Whole) { Cast = Cast.Whole },
        new("cpu_rt_period", Shapes.Number, Form.Whole) { Cast = Cast.Whole },
        new("cpu_rt_runtime", Shapes.Number, Form.Whole) { Cast = Cast.Whole },
        new("cpus", Shapes.Number, Form.Real) { Cast = Cast.Single },
        new("cpuset", Shapes.Text, Form.Text),
        new("cpu_shares", Shapes.Number, Form.Whole) { Cast = Cast.Whole },
        new("command", Shapes.Words, Form.Words) { Merge = MergeRule.Replace, IsAlwaysInJson = true },
        new("configs", Shapes.FileMounts, Form.Structures) { Unique = Uniqueness.Config, Rewrite = Rewrite.FileMounts, Support = Support.Emulated, Note = "Written into the container before it starts; needs a root file system that can be written." },
        new("container_name", new Shape.Value(Kinds.Text) { Pattern = Shapes.ContainerName() }, Form.Text) { Support = Support.Emulated, Note = "If another container of the host has the name, it gets another one." },
        new("credential_spec", CredentialSpec, Form.OptionalStructure) { Support = Support.Rejected, Note = "Of Windows." },
        new("depends_on", Dependencies, Form.StructureMap) { Merge = MergeRule.Dependencies, Rewrite = Rewrite.Dependencies, Support = Support.Emulated, Note = "Holds the start back; what was started does not wait again." },
    ];

    private static IEnumerable<ComposeAttribute> Second =>
    [
        new("deploy", DeployAttributes.Shape, Form.OptionalStructure),
        new("device_cgroup_rules", Shapes.UniqueTexts, Form.Texts),
        new("devices", MountAttributes.Devices, Form.Structures) { Unique = Uniqueness.DeviceTarget, Rewrite = Rewrite.Devices },
        new("dns", Shapes.TextOrTexts, Form.Texts) { Merge = MergeRule.Append, Unique = Uniqueness.Key, Rewrite = Rewrite.NotEmptyTexts },
        new("dns_opt", Shapes.UniqueTexts, Form.Texts) { Merge = MergeRule.Append, Unique = Uniqueness.Key },
        new("dns_search", Shapes.TextOrTexts, Form.Texts) { Merge = MergeRule.Append, Unique = Uniqueness.Key },
        new("domainname", Shapes.Text, Form.Text),
        new("entrypoint", Shapes.Words, Form.Words) { Merge = MergeRule.Replace, IsAlwaysInJson = true },
        new("provider", Provider, Form.OptionalStructure) { Support = Support.Rejected, Note = "Programs that provide services are not called." },
        new("environment", Shapes.Pairs, Form.Variables) { Merge = MergeRule.Append, Unique = Uniqueness.Key },
        new("env_file", EnvironmentFiles, Form.Structures) { Merge = MergeRule.Append, Unique = Uniqueness.Path, Rewrite = Rewrite.EnvironmentFiles },
        new("expose", new Shape.Items(new Shape.Value(Kinds.Text | Kinds.Number)) { AreUnique = true }, Form.TextsOfNumbers) { Unique = Uniqueness.Exposed },
        new(Extends, ExtendsShape, Form.OptionalStructure) { Rewrite = Rewrite.Extends },
        new("external_links", Shapes.UniqueTexts, Form.Texts) { Support = Support.Rejected, Note = "Containers that Clocker does not know cannot be linked to." },
        new("extra_hosts", Shapes.Hosts, Form.Hosts) { Merge = MergeRule.AppendNew },
        new("group_add", new Shape.Items(new Shape.Value(Kinds.Text | Kinds.Number)) { AreUnique = true }, Form.Texts),
        new("gpus", Shapes.Gpus, Form.Structures) { Rewrite = Rewrite.Gpus, Support = Support.Rejected, Note = "Ask for devices with the placement strategies." },
        new("hostname", Shapes.Text, Form.Text),
        new("healthcheck", Health, Form.OptionalStructure),
        new("image", Shapes.Text, Form.Text),
        new("init", Shapes.Flag, Form.OptionalFlag) { Cast = Cast.Flag },
        new("ipc", Shapes.Text, Form.Text),
        new("isolation", Shapes.Text, Form.Text) { Support = Support.Ignored, Note = "Of Windows." },
    ];

    private static IEnumerable<ComposeAttribute> Third =>
    [
        new("labels", Shapes.Pairs, Form.Labels) { Merge = MergeRule.Append, Unique = Uniqueness.Key },
        new("label_file", new Shape.Either(Shapes.Text, Shapes.Texts), Form.Texts) { Merge = MergeRule.Append, Rewrite = Rewrite.TextList, Paths = PathRule.Path },
        new("links", Shapes.UniqueTexts, Form.Texts) { Unique = Uniqueness.Key, Support = Support.Emulated, Note = "The alias leads to the service for all services of its networks." },
        new("logging", Logging, Form.OptionalStructure) { Merge = MergeRule.Logging },
        new("mem_limit", Shapes.Number, Form.Bytes),
        new("mem_reservation", Shapes.Whole, Form.Bytes),
        new("memswap_limit", Shapes.Number, Form.Bytes),
        new("mem_swappiness", Shapes.Whole, Form.Bytes),
        new("mac_address", Shapes.Text, Form.Text) { Support = Support.Ignored, Note = "The engine chooses the address." },
        new("models", Models, Form.StructureMap) { Merge = MergeRule.AsMap, Rewrite = Rewrite.NamesToMap, KeepsNull = true, Support = Support.Rejected, Note = "There is no model runner." },
        new("network_mode", Shapes.Text, Form.Text) { Support = Support.Emulated, Note = "host and none; others share a network with another container, which is not there yet." },
        new("networks", Networks, Form.StructureMap) { Merge = MergeRule.AsMap, Rewrite = Rewrite.NamesToMap, KeepsNull = true },
        new("oom_kill_disable", Shapes.Flag, Form.Flag) { Cast = Cast.Flag },
        new("oom_score_adj", new Shape.Value(Kinds.Text | Kinds.Whole) { Least = -1000, Most = 1000 }, Form.Whole) { Cast = Cast.Whole },
        new("pid", new Shape.Value(Kinds.Text | Kinds.Null), Form.Text),
        new("pids_limit", Shapes.Number, Form.Whole) { Cast = Cast.Whole },
        new("platform", Shapes.Text, Form.Text) { Support = Support.Ignored, Note = "The engine takes the image for its own platform." },
        new("ports", MountAttributes.Ports, Form.Structures) { Unique = Uniqueness.Port, Rewrite = Rewrite.Ports },
        new("privileged", Shapes.Flag, Form.Flag) { Cast = Cast.Flag },
        new("pull_policy", new Shape.Value(Kinds.Text) { Pattern = Shapes.PullPolicy() }, Form.Text) { Support = Support.Ignored, Note = "An image is pulled where it is missing." },
        new("pull_refresh_after", Shapes.Text, Form.Nothing) { Support = Support.Ignored, Note = "An image is pulled where it is missing." },
        new("read_only", Shapes.Flag, Form.Flag) { Cast = Cast.Flag },
        new("restart", Shapes.Text, Form.Text),
        new("runtime", Shapes.Text, Form.Text),
    ];

    private static IEnumerable<ComposeAttribute> Fourth =>
    [
        new("scale", Shapes.Whole, Form.OptionalWhole) { Cast = Cast.Whole },
        new("secrets", Shapes.FileMounts, Form.Structures) { Unique = Uniqueness.Secret, Rewrite = Rewrite.FileMounts, Support = Support.Emulated, Note = "Written into the container before it starts; needs a root file system that can be written." },
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
        new("use_api_socket", Shapes.StrictFlag, Form.Flag) { Support = Support.Rejected, Note = "No container is given its engine." },
        new("user", Shapes.Text, Form.Text),
        new("userns_mode", Shapes.Text, Form.Text),
        new("uts", Shapes.Text, Form.Text),
        new("volumes", MountAttributes.Volumes, Form.Structures) { Unique = Uniqueness.Target, Rewrite = Rewrite.Volumes, Paths = PathRule.Mount },
        new("volumes_from", Shapes.UniqueTexts, Form.Texts) { Support = Support.Rejected, Note = "Name the volumes in both services." },
        new("working_dir", Shapes.Text, Form.Text),
        new("pre_start", new Shape.Items(Shapes.StartHook), Form.Structures) { Support = Support.Rejected, Note = "Hooks are not there yet." },
        new("post_start", new Shape.Items(Shapes.Hook), Form.Structures) { Support = Support.Rejected, Note = "Hooks are not there yet." },
        new("pre_stop", new Shape.Items(Shapes.Hook), Form.Structures) { Support = Support.Rejected, Note = "Hooks are not there yet." },
    ];
}
