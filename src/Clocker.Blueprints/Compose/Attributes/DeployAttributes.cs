namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>How a service is deployed and kept.</summary>
internal static class DeployAttributes
{
    private static readonly Shape NullOrMap = new Shape.Value(Kinds.Null);

    public static Shape Shape { get; } = new Shape.Either(NullOrMap, new Shape.Fields(
    [
        new("mode", Shapes.Text, Form.Text) { Support = Support.Ignored, Usual = "replicated", Note = "A service has as many containers as it says." },
        new("replicas", Shapes.Whole, Form.OptionalWhole) { Cast = Cast.Whole },
        new("labels", Shapes.Pairs, Form.Labels) { Merge = MergeRule.Append, Unique = Uniqueness.Key, Support = Support.Ignored, Note = "They are of a service, and no engine has services." },
        new("update_config", Update, Form.OptionalStructure) { Support = Support.Ignored, Note = "Updates replace one container at a time." },
        new("rollback_config", Update, Form.OptionalStructure) { Support = Support.Ignored, Note = "An update that fails is not taken back." },
        new("resources", Resources, Form.Structure) { IsAlwaysInJson = true },
        new("restart_policy", RestartPolicy, Form.OptionalStructure),
        new("placement", Placement, Form.Structure) { IsAlwaysInJson = true },
        new("endpoint_mode", Shapes.Text, Form.Text) { Support = Support.Ignored, Note = "Names lead to the containers." },
    ]));

    private static Shape Update => new Shape.Fields(
    [
        new("parallelism", Shapes.Whole, Form.OptionalWhole) { Cast = Cast.Whole },
        new("delay", Shapes.Text, Form.Span) { Support = Support.Ignored, Note = "The engine chooses the pauses." },
        new("failure_action", Shapes.Text, Form.Text),
        new("monitor", Shapes.Text, Form.Span),
        new("max_failure_ratio", Shapes.Number, Form.Real) { Cast = Cast.Real },
        new("order", Shapes.Word("start-first", "stop-first"), Form.Text),
    ]);

    private static Shape Resources => new Shape.Fields(
    [
        new("limits", new Shape.Fields(
        [
            new("cpus", Shapes.Number, Form.Real),
            new("memory", Shapes.Text, Form.Bytes),
            new("pids", Shapes.Whole, Form.Whole),
        ]), Form.OptionalStructure),
        new("reservations", new Shape.Fields(
        [
            new("cpus", Shapes.Number, Form.Real),
            new("memory", Shapes.Text, Form.Bytes),
            new("devices", Shapes.Devices, Form.Structures) { Support = Support.Rejected, Note = "Ask for devices with the placement strategies." },
            new("generic_resources", new Shape.Items(new Shape.Fields(
            [
                new("discrete_resource_spec", new Shape.Fields(
                [
                    new("kind", Shapes.Text, Form.Text) { IsAlwaysInJson = true },
                    new("value", Shapes.Number, Form.Whole) { IsAlwaysInJson = true },
                ]), Form.OptionalStructure),
            ])), Form.Structures),
        ]), Form.OptionalStructure),
    ]);

    private static Shape RestartPolicy => new Shape.Fields(
    [
        new("condition", Shapes.Text, Form.Text),
        new("delay", Shapes.Text, Form.OptionalSpan) { Support = Support.Ignored, Note = "The engine chooses the pauses." },
        new("max_attempts", Shapes.Whole, Form.OptionalWhole) { Cast = Cast.Whole },
        new("window", Shapes.Text, Form.OptionalSpan) { Support = Support.Ignored, Note = "The engine chooses the pauses." },
    ]);

    private static Shape Placement => new Shape.Fields(
    [
        new("constraints", Shapes.Texts, Form.Texts),
        new("preferences", new Shape.Items(new Shape.Fields([new("spread", Shapes.Text, Form.Text)])), Form.Structures),
        new("max_replicas_per_node", Shapes.Whole, Form.Whole) { Cast = Cast.Whole },
    ]);
}
