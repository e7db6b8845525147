using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Model.Diagnostics;

namespace Clocker.Server.Endpoints;

/// <summary>Finds the cloud and the host that people name.</summary>
internal static class CloudLookup
{
    public static CloudView Cloud(this IClouds clouds, string name) =>
        clouds.All.FirstOrDefault(cloud => cloud.Name == name)
        ?? throw NotFound($"There is no cloud \"{name}\".", ProblemCodes.CloudNotFound, name, [.. clouds.All.Select(cloud => cloud.Name)], "clouds");

    public static HostStatus Host(this IControlPlane plane, CloudView cloud, string name)
    {
        var hosts = plane.Hosts.Where(host => host.Location == cloud.Name).ToList();
        return hosts.Find(host => host.Name == name || host.Id.Value == name)
            ?? throw NotFound($"Cloud \"{cloud.Name}\" has no host \"{name}\".", ProblemCodes.HostNotFound, name, [.. hosts.Select(host => host.Name)], "hosts");
    }

    private static RefusedException NotFound(string detail, string code, string name, IReadOnlyList<string> candidates, string plural) => new(new Problem
    {
        Title = "Not found",
        Status = StatusCodes.Status404NotFound,
        Code = code,
        Detail = detail,
        Remedy = Suggestions.Remedy(name, candidates, plural),
        Candidates = candidates,
    });
}
