namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>What of a service comes in several, each with a short and a long syntax.</summary>
internal static class MountAttributes
{
    public static Shape Volumes { get; } = new Shape.Items(new Shape.Either(Shapes.Text, new Shape.Fields(
    [
        new("type", Shapes.Word("bind", "volume", "tmpfs", "cluster", "npipe", "image"), Form.Text),
        new("source", Shapes.Text, Form.Text),
        new("target", Shapes.Text, Form.Text),
        new("read_only", Shapes.Flag, Form.Flag) { Cast = Cast.Flag },
        new("consistency", Shapes.Text, Form.Text) { Support = Support.Ignored, Note = "It had a meaning on macOS alone." },
        new("bind", Bind, Form.OptionalStructure),
        new("volume", Volume, Form.OptionalStructure),
        new("tmpfs", Tmpfs, Form.OptionalStructure),
        new("image", new Shape.Fields([new("subpath", Shapes.Text, Form.Text)]), Form.OptionalStructure) { Support = Support.Rejected, Note = "Images are not mounted." },
    ])
    {
        Required = ["type"],
    }))
    {
        AreUnique = true,
    };

    public static Shape Ports { get; } = new Shape.Items(new Shape.Either(new Shape.Value(Kinds.Number | Kinds.Text), new Shape.Fields(
    [
        new("name", Shapes.Text, Form.Text) { Note = "For people." },
        new("mode", Shapes.Text, Form.Text) { Note = "A port is published on the host that the container is on." },
        new("host_ip", Shapes.Text, Form.Text),
        new("target", Shapes.Whole, Form.Whole) { Cast = Cast.Whole },
        new("published", Shapes.Whole, Form.Text),
        new("protocol", Shapes.Text, Form.Text),
        new("app_protocol", Shapes.Text, Form.Text),
    ])))
    {
        AreUnique = true,
    };

    public static Shape Devices { get; } = new Shape.Items(new Shape.Either(Shapes.Text, new Shape.Fields(
    [
        new("source", Shapes.Text, Form.Text),
        new("target", Shapes.Text, Form.Text),
        new("permissions", Shapes.Text, Form.Text),
    ])
    {
        Required = ["source"],
    }));

    private static Shape Bind => new Shape.Fields(
    [
        new("selinux", Shapes.Word("z", "Z"), Form.Text) { Support = Support.Ignored, Note = "Labels of SELinux are not set." },
        new("propagation", Shapes.Text, Form.Text) { Support = Support.Ignored, Note = "Mounts are private." },
        new("create_host_path", Shapes.Flag, Form.OptionalFlag) { Cast = Cast.Flag, Note = "A missing directory is always made." },
        new("recursive", Shapes.Word("enabled", "disabled", "writable", "readonly"), Form.Text) { Support = Support.Ignored, Note = "An engine of API 1.41 drops it in silence." },
    ]);

    private static Shape Volume => new Shape.Fields(
    [
        new("labels", Shapes.Pairs, Form.Labels),
        new("nocopy", Shapes.Flag, Form.Flag) { Cast = Cast.Flag, Support = Support.Ignored, Note = "What the image has there is copied." },
        new("subpath", Shapes.Text, Form.Text) { Support = Support.Rejected, Note = "An engine of API 1.41 would mount the whole volume." },
    ]);

    private static Shape Tmpfs => new Shape.Fields(
    [
        new("size", new Shape.Value(Kinds.Whole | Kinds.Text) { Least = 0 }, Form.Bytes),
        new("mode", Shapes.Number, Form.Whole),
    ]);
}
