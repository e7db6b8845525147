namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>A Compose file as a whole.</summary>
internal static class ProjectAttributes
{
    public const string Extension = "x-";

    public const string Version = "version";
    public const string Name = "name";
    public const string Include = "include";
    public const string Services = "services";
    public const string Networks = "networks";
    public const string Volumes = "volumes";
    public const string Secrets = "secrets";
    public const string Configs = "configs";
    public const string Models = "models";

    public static Shape.Fields Shape { get; } = new(
    [
        new(Version, Shapes.Text, Form.Text),
        new(Name, Shapes.Text, Form.Text),
        new(Include, new Shape.Items(new Shape.Either(Shapes.Text, IncludeShape)), Form.Structures),
        new(Services, Shapes.Named(ServiceAttributes.Shape), Form.StructureMap),
        new(Networks, Shapes.Named(ResourceAttributes.Network, isOpen: true), Form.StructureMap) { Rewrite = Rewrite.External },
        new(Volumes, Shapes.Named(ResourceAttributes.Volume), Form.StructureMap) { Rewrite = Rewrite.External, Paths = PathRule.VolumeOptions },
        new(Secrets, Shapes.Named(ResourceAttributes.Secret), Form.StructureMap) { Rewrite = Rewrite.External },
        new(Configs, Shapes.Named(ResourceAttributes.Config), Form.StructureMap) { Rewrite = Rewrite.External },
        new(Models, Shapes.Named(ResourceAttributes.Model, isOpen: true), Form.StructureMap),
    ]);

    /// <summary>What is shared by services, in the order in which Compose prints it.</summary>
    public static IReadOnlyList<string> Resources { get; } = [Networks, Volumes, Secrets, Configs, Models];

    private static Shape.Fields IncludeShape => new(
    [
        new("path", Shapes.TextOrTexts, Form.Texts),
        new("project_directory", Shapes.Text, Form.Text),
        new("env_file", Shapes.TextOrTexts, Form.Texts),
    ])
    {
        HasExtensions = false,
    };
}
