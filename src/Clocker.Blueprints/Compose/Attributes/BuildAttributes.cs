namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>How an image is built.</summary>
internal static class BuildAttributes
{
    public static Shape Shape { get; } = new Shape.Either(Shapes.Text, new Shape.Fields(
    [
        new("context", Shapes.Text, Form.Text) { Paths = PathRule.Context },
        new("dockerfile", Shapes.Text, Form.Text),
        new("dockerfile_inline", Shapes.Text, Form.Text),
        new("entitlements", Shapes.Texts, Form.Texts),
        new("args", Shapes.Pairs, Form.Variables) { Merge = MergeRule.Append, Unique = Uniqueness.Key },
        new("provenance", new Shape.Value(Kinds.Text | Kinds.Flag), Form.Text) { Rewrite = Rewrite.Printed },
        new("sbom", new Shape.Value(Kinds.Text | Kinds.Flag), Form.Text) { Rewrite = Rewrite.Printed },
        new("ssh", Shapes.Pairs, Form.SshKeys) { Rewrite = Rewrite.SshKeys, Paths = PathRule.MaybeUnix },
        new("labels", Shapes.Pairs, Form.Labels) { Merge = MergeRule.Append, Unique = Uniqueness.Key },
        new("cache_from", Shapes.Texts, Form.Texts),
        new("cache_to", Shapes.Texts, Form.Texts),
        new("no_cache", Shapes.Flag, Form.Flag),
        new("no_cache_filter", new Shape.Either(Shapes.Text, Shapes.Texts), Form.Texts),
        new("additional_contexts", Shapes.Pairs, Form.Labels)
        {
            Merge = MergeRule.Append, Unique = Uniqueness.Key, Rewrite = Rewrite.Contexts, Paths = PathRule.Context,
        },
        new("pull", Shapes.Flag, Form.Flag),
        new("extra_hosts", Shapes.Hosts, Form.Hosts) { Merge = MergeRule.AppendNew },
        new("isolation", Shapes.Text, Form.Text),
        new("network", Shapes.Text, Form.Text),
        new("target", Shapes.Text, Form.Text),
        new("secrets", Shapes.FileMounts, Form.Structures) { Rewrite = Rewrite.FileMounts },
        new("shm_size", Shapes.Whole, Form.Bytes),
        new("tags", Shapes.Texts, Form.Texts) { Unique = Uniqueness.Key },
        new("ulimits", Shapes.BuildUlimits, Form.Ulimits),
        new("platforms", Shapes.Texts, Form.Texts),
        new("privileged", Shapes.Flag, Form.Flag),
        // No schema knows it, and merging does.
        new("platform", Shapes.Texts, Form.Texts) { Unique = Uniqueness.Key, IsInternal = true },
    ]));
}
