namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>What services share: networks, volumes, configs, secrets, models.</summary>
internal static class ResourceAttributes
{
    private static readonly Shape Nothing = new Shape.Value(Kinds.Null);

    public static Shape Network { get; } = new Shape.Either(Nothing, new Shape.Fields(
    [
        new("name", Shapes.Text, Form.Text),
        new("driver", Shapes.Text, Form.Text),
        new("driver_opts", Shapes.Options, Form.Labels),
        new("ipam", Ipam, Form.Structure) { IsAlwaysInJson = true },
        new("external", Shapes.External, Form.Flag) { Cast = Cast.Flag },
        new("internal", Shapes.Flag, Form.Flag) { Cast = Cast.Flag },
        new("attachable", Shapes.Flag, Form.Flag) { Cast = Cast.Flag, Note = "Of swarms." },
        new("labels", Shapes.Pairs, Form.Labels) { Merge = MergeRule.Append, Unique = Uniqueness.Key },
        new("enable_ipv4", Shapes.Flag, Form.OptionalFlag) { Cast = Cast.Flag, Support = Support.Ignored, Note = "Networks have IPv4." },
        new("enable_ipv6", Shapes.Flag, Form.OptionalFlag) { Cast = Cast.Flag, Support = Support.Ignored, Note = "Networks have IPv4." },
    ]));

    public static Shape Volume { get; } = new Shape.Either(Nothing, new Shape.Fields(
    [
        new("name", Shapes.Text, Form.Text),
        new("driver", Shapes.Text, Form.Text),
        new("driver_opts", Shapes.Options, Form.Labels),
        new("external", Shapes.External, Form.Flag) { Cast = Cast.Flag },
        new("labels", Shapes.Pairs, Form.Labels) { Merge = MergeRule.Append },
    ]));

    public static Shape Config { get; } = new Shape.Fields(
    [
        new("name", Shapes.Text, Form.Text),
        new("file", Shapes.Text, Form.Text) { Paths = PathRule.MaybeUnix },
        new("environment", Shapes.Text, Form.Text),
        new("content", Shapes.Text, Form.Text),
        new("external", Shapes.ExternalOpen, Form.Flag) { Cast = Cast.Flag },
        new("labels", Shapes.Pairs, Form.Labels),
        new("template_driver", Shapes.Text, Form.Text) { Support = Support.Rejected, Note = "Templates are not filled in." },
    ]);

    public static Shape Secret { get; } = new Shape.Fields(
    [
        new("name", Shapes.Text, Form.Text),
        new("file", Shapes.Text, Form.Text) { Paths = PathRule.MaybeUnix },
        new("environment", Shapes.Text, Form.Text),
        new("content", Shapes.Text, Form.Text) { IsInternal = true },
        new("external", Shapes.ExternalOpen, Form.Flag) { Cast = Cast.Flag },
        new("labels", Shapes.Pairs, Form.Labels),
        new("driver", Shapes.Text, Form.Text),
        new("driver_opts", Shapes.Options, Form.Labels),
        new("template_driver", Shapes.Text, Form.Text) { Support = Support.Rejected, Note = "Templates are not filled in." },
    ]);

    public static Shape Model { get; } = new Shape.Fields(
    [
        new("name", Shapes.Text, Form.Text),
        new("model", Shapes.Text, Form.Text),
        new("context_size", new Shape.Value(Kinds.Whole), Form.Whole),
        new("runtime_flags", Shapes.Texts, Form.Texts) { Merge = MergeRule.Replace },
    ])
    {
        Required = ["model"],
    };

    private static Shape Ipam => new Shape.Fields(
    [
        new("driver", Shapes.Text, Form.Text),
        new("config", new Shape.Items(new Shape.Fields(
        [
            new("subnet", Shapes.Text, Form.Text),
            new("gateway", Shapes.Text, Form.Text),
            new("ip_range", Shapes.Text, Form.Text),
            new("aux_addresses", new Shape.Keyed(Shapes.Text), Form.Labels),
        ])), Form.Structures)
        {
            Merge = MergeRule.Pools,
        },
        new("options", new Shape.Keyed(Shapes.Text), Form.Labels) { Unique = Uniqueness.Key },
    ]);
}
