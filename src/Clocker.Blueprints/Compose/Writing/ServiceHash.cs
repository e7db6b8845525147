using System.Security.Cryptography;
using System.Text;

using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Writing;

/// <summary>The hash by which Compose sees that a service is not what its containers were made of.</summary>
internal static class ServiceHash
{
    /// <summary>What may change without a container being made anew.</summary>
    private static readonly string[] NotHashed = ["build", "pull_policy", "scale", "depends_on", "profiles"];

    /// <param name="service">The service.</param>
    /// <param name="hasFiles">Whether its files of variables are not read, and count by their names.</param>
    public static string Of(ComposeMap service, bool hasFiles)
    {
        var hashed = new ComposeMap(service.At, service.Count);
        foreach (var entry in service.Entries.Where(entry => !NotHashed.Contains(entry.Name)))
        {
            hashed.Set(entry.Name, entry.Value is ComposeMap deploy && entry.Name == "deploy" ? WithoutReplicas(deploy) : entry.Value);
        }

        var text = GoJson.Compact(new ModelView(isJson: true, hasFiles).Of(hashed));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static ComposeMap WithoutReplicas(ComposeMap deploy)
    {
        var rest = new ComposeMap(deploy.At, deploy.Count);
        foreach (var entry in deploy.Entries.Where(entry => entry.Name != "replicas"))
        {
            rest.Set(entry.Name, entry.Value);
        }

        return rest;
    }
}
