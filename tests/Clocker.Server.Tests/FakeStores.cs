using System.Security.Cryptography;

using Clocker.Model.Blueprints;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Model.Secrets;

namespace Clocker.Server.Tests;

/// <summary>Blobs, secrets and types in memory.</summary>
internal sealed class FakeStores : IBlobs, ISecrets, ITypeCatalogue
{
    public Dictionary<string, byte[]> Blobs { get; } = [];

    public Dictionary<string, (string Owner, string Name, string Value)> Secrets { get; } = [];

    public IReadOnlyList<TypeDeclaration> Types { get; } =
        [BasicDeclarations.Application, BasicDeclarations.Entity, DockerContainerDeclaration.Type];

    public async Task<BlobId> KeepAsync(Stream content, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellation);
        var id = Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
        Blobs[id] = bytes.ToArray();
        return new BlobId(id);
    }

    public Task<Stream?> OpenAsync(BlobId id, CancellationToken cancellation) => throw new NotSupportedException();

    public Task ForgetAsync(IReadOnlyCollection<BlobId> but, CancellationToken cancellation)
    {
        foreach (var id in Blobs.Keys.Except(but.Select(kept => kept.Value)).ToList())
        {
            Blobs.Remove(id);
        }

        return Task.CompletedTask;
    }

    public Task<SecretId> KeepAsync(string owner, string name, string value, CancellationToken cancellation)
    {
        var id = $"{owner}:{name}:{value.Length}";
        Secrets[id] = (owner, name, value);
        return Task.FromResult(new SecretId(id));
    }

    public Task<string?> RevealAsync(SecretId id, CancellationToken cancellation) => throw new NotSupportedException();

    public Task ForgetAsync(string owner, IReadOnlyCollection<SecretId> but, CancellationToken cancellation)
    {
        foreach (var id in Secrets.Where(secret => secret.Value.Owner == owner && !but.Contains(new SecretId(secret.Key))).Select(secret => secret.Key).ToList())
        {
            Secrets.Remove(id);
        }

        return Task.CompletedTask;
    }
}
