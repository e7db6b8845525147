using Clocker.Control.Plane;
using Clocker.Model.Blueprints;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Server.Deploying;

/// <summary>What an application refers to, and what must be kept for as long as it does.</summary>
internal static class References
{
    public static IEnumerable<SecretId> Secrets(Blueprint blueprint) => Secrets(Leaves.Of(blueprint));

    /// <summary>Those of its blueprint, and those that its containers were made with and must be made with again.</summary>
    public static IEnumerable<SecretId> Secrets(ApplicationView application) =>
        Secrets(application.Deployment.Blueprint).Concat(Secrets(Specs(application).SelectMany(Leaves.Of)));

    public static IEnumerable<BlobId> Blobs(Blueprint blueprint) => Blobs(Leaves.Of(blueprint));

    public static IEnumerable<BlobId> Blobs(ApplicationView application) =>
        Blobs(application.Deployment.Blueprint).Concat(Blobs(Specs(application).SelectMany(Leaves.Of)));

    private static IEnumerable<ContainerSpec> Specs(ApplicationView application) =>
        application.Entities.Select(entity => entity.Spec).OfType<ContainerSpec>();

    private static IEnumerable<SecretId> Secrets(IEnumerable<Value> leaves) => leaves.OfType<Value.Secret>().Select(secret => secret.Id);

    /// <summary>Every text may be one: keeping a content that nobody meant costs some disk, forgetting one that somebody did a file.</summary>
    private static IEnumerable<BlobId> Blobs(IEnumerable<Value> leaves) => leaves.OfType<Value.Text>().Select(text => new BlobId(text.Content));
}
