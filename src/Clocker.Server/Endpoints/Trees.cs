using Clocker.Client.Applications;
using Clocker.Control.Plane;

namespace Clocker.Server.Endpoints;

/// <summary>Applications and clouds as trees.</summary>
internal static class Trees
{
    /// <summary>An application; below an entity that makes a cloud, the cloud's hosts and containers.</summary>
    public static ApplicationTree Tree(this ApplicationView application, IClouds clouds) => new()
    {
        Id = application.Id.Value,
        Name = application.Name,
        Location = application.Location,
        Origin = application.Deployment.Origin,
        CreatedAt = application.CreatedAt,
        IsGoing = application.IsGoing,
        Entities = [.. application.Entities.SelectMany(entity => Below(entity, clouds).Prepend(entity)).Select(Views.Answer)],
    };

    /// <summary>A cloud in the form of an application.</summary>
    public static ApplicationTree Tree(this CloudView cloud, IClouds clouds)
    {
        var entities = clouds.TreeOf(cloud.Name) ?? [];
        return new()
        {
            Id = cloud.Id.Value,
            Name = cloud.Name,
            Location = cloud.Name,
            Origin = cloud.Maker ?? "",
            CreatedAt = entities is [var root, ..] ? root.Since : default,
            IsGoing = cloud.IsGoing,
            Entities = [.. entities.Select(Views.Answer)],
        };
    }

    private static IEnumerable<EntityStatus> Below(EntityStatus entity, IClouds clouds) =>
        entity.Cloud is { } name && clouds.All.FirstOrDefault(cloud => cloud.Name == name && cloud.Maker == entity.Address) is { } made
            ? (clouds.TreeOf(name) ?? []).Skip(1).Select(part => part.Parent == made.Id ? part with { Parent = entity.Id } : part)
            : [];
}
