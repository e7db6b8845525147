using System.Text.RegularExpressions;

namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>Shapes that several attributes have.</summary>
internal static partial class Shapes
{
    public static Shape Text { get; } = new Shape.Value(Kinds.Text);

    /// <summary>A truth value, or the name of a variable that has one.</summary>
    public static Shape Flag { get; } = new Shape.Value(Kinds.Flag | Kinds.Text);

    public static Shape StrictFlag { get; } = new Shape.Value(Kinds.Flag);

    public static Shape Whole { get; } = new Shape.Value(Kinds.Whole | Kinds.Text);

    public static Shape Number { get; } = new Shape.Value(Kinds.Number | Kinds.Text);

    public static Shape StrictNumber { get; } = new Shape.Value(Kinds.Number);

    public static Shape Texts { get; } = new Shape.Items(Text);

    public static Shape UniqueTexts { get; } = new Shape.Items(Text) { AreUnique = true };

    public static Shape TextOrTexts { get; } = new Shape.Either(Text, UniqueTexts);

    /// <summary>A map of values without parts, or a list of <c>NAME=VALUE</c>.</summary>
    public static Shape Pairs { get; } = new Shape.Either(
        new Shape.Keyed(new Shape.Value(Kinds.Text | Kinds.Number | Kinds.Flag | Kinds.Null)) { Keys = NotEmpty() },
        UniqueTexts);

    public static Shape Hosts { get; } = new Shape.Either(new Shape.Keyed(new Shape.Either(Text, Texts)) { Keys = NotEmpty() }, UniqueTexts);

    public static Shape Words { get; } = new Shape.Either(new Shape.Value(Kinds.Null | Kinds.Text), Texts);

    /// <summary>A map of texts and numbers, with any other key allowed.</summary>
    public static Shape Options { get; } = new Shape.Keyed(new Shape.Value(Kinds.Text | Kinds.Number)) { Keys = NotEmpty(), IsOpen = true };

    public static Shape External { get; } = new Shape.Either(Flag, new Shape.Fields([new("name", Text, Form.Text)]));

    public static Shape ExternalOpen { get; } = new Shape.Either(Flag, new Shape.Fields([new("name", Text, Form.Text)]) { IsOpen = true });

    public static Shape Ulimits { get; } = MakeUlimits(isOfService: true);

    public static Shape BuildUlimits { get; } = MakeUlimits(isOfService: false);

    private static Shape.Keyed MakeUlimits(bool isOfService) => new(new Shape.Either(
        Whole,
        new Shape.Fields([new("soft", Whole, Form.Whole) { Cast = isOfService ? Cast.Whole : Cast.None }, new("hard", Whole, Form.Whole) { Cast = isOfService ? Cast.Whole : Cast.None }]) { Required = ["soft", "hard"] }))
    {
        Keys = LowerCase(),
        IsOpen = true,
        Cast = isOfService ? Cast.Whole : Cast.None,
        Replaces = isOfService,
    };

    /// <summary>Configs and secrets as a service uses them.</summary>
    public static Shape FileMounts { get; } = new Shape.Items(new Shape.Either(
        Text,
        new Shape.Fields(
        [
            new("source", Text, Form.Text),
            new("target", Text, Form.Text),
            new("uid", Text, Form.Text),
            new("gid", Text, Form.Text),
            new("mode", Number, Form.Mode),
        ])));

    public static Shape Devices { get; } = new Shape.Items(new Shape.Fields(DeviceRequest) { Required = ["capabilities"] });

    public static Shape Gpus { get; } = new Shape.Either(Word("all"), new Shape.Items(new Shape.Fields(DeviceRequest) { IsOpen = true }));

    /// <summary>What a container runs at some moment of its life.</summary>
    public static Shape.Fields Hook { get; } = new(HookAttributes) { Required = ["command"] };

    public static Shape.Fields StartHook { get; } = new(
        [.. HookAttributes, new("image", Text, Form.Text), new("per_replica", Flag, Form.Flag) { Cast = Cast.Flag }]);

    public static Shape Word(params string[] words) => new Shape.Value(Kinds.Text) { Words = words };

    /// <summary>A map from names to something.</summary>
    public static Shape Named(Shape shape, bool isOpen = false) => new Shape.Keyed(shape) { Keys = Name(), IsOpen = isOpen };

    [GeneratedRegex(@"^[a-zA-Z0-9._-]+\z", RegexOptions.CultureInvariant)]
    public static partial Regex Name();

    [GeneratedRegex("[a-zA-Z0-9][a-zA-Z0-9_.-]+", RegexOptions.CultureInvariant)]
    public static partial Regex ContainerName();

    [GeneratedRegex("always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+", RegexOptions.CultureInvariant)]
    public static partial Regex PullPolicy();

    private static IReadOnlyList<ComposeAttribute> DeviceRequest =>
    [
        new("capabilities", UniqueTexts, Form.Texts),
        new("driver", Text, Form.Text),
        new("count", Whole, Form.DeviceCount),
        new("device_ids", UniqueTexts, Form.Texts),
        new("options", Pairs, Form.Labels),
    ];

    private static IReadOnlyList<ComposeAttribute> HookAttributes =>
    [
        new("command", Words, Form.Words) { IsAlwaysInJson = true },
        new("user", Text, Form.Text),
        new("privileged", Flag, Form.Flag) { Cast = Cast.Flag },
        new("working_dir", Text, Form.Text),
        new("environment", Pairs, Form.Variables),
    ];

    [GeneratedRegex(".+", RegexOptions.CultureInvariant)]
    private static partial Regex NotEmpty();

    [GeneratedRegex(@"^[a-z]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex LowerCase();
}
