using Clocker.Control.Clouds;
using Clocker.Model.Blueprints;
using Clocker.Model.Containers;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;

namespace Clocker.Server.Deploying;

/// <summary>Says which images of a blueprint the image map sends to others.</summary>
internal static class MappedImages
{
    /// <summary>Told at each use, since what runs is not what the blueprint names.</summary>
    public const string Code = "CLK1404";

    /// <summary>A warning for each entity whose image is another.</summary>
    public static IEnumerable<Diagnostic> Warnings(Blueprint blueprint, ImageMap images, string source) =>
        from entity in blueprint.Root.SelfAndDescendants()
        let asked = ImageOf(entity)
        where asked is not null && images.Apply(asked) != asked
        select new Diagnostic(
            Code,
            Severity.Warning,
            $"\"{entity.Handle}\" asks for image {asked}, and gets {images.Apply(asked)}: the image map of the settings says so.",
            $"Ask for {images.Apply(asked)} if that is what you mean, or change imageMap in the server's settings.",
            new SourceLocation(source, 0, 0));

    private static string? ImageOf(EntitySpec entity) =>
        Text(entity, DockerContainerDeclaration.ImageName) is { } name
            ? Text(entity, DockerContainerDeclaration.ImageTag) is { } tag ? $"{name}:{tag}" : name
            : null;

    private static string? Text(EntitySpec entity, ConfigKey key) => key.Names
        .Select(name => entity.Config.GetValueOrDefault(name))
        .OfType<Expression.Constant>()
        .Select(constant => constant.Value.Display)
        .FirstOrDefault();
}
