using System.Text;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Docker.DotNet.Models;

namespace Clocker.Drivers.Docker;

/// <summary>Looks into the network of a container whose image has no <c>cat</c>, by a short-lived container in the same network.</summary>
internal sealed class ListeningProbe(DockerEngine engine)
{
    private const string Subject = "The container that looks for open ports";

    public async Task<ValueList<int>?> ThroughHelperAsync(string container, CancellationToken cancellation)
    {
        var images = await engine.CallAsync(
            Subject,
            () => engine.Client.Images.ListImagesAsync(new ImagesListParameters { Filters = Filter.By("reference", "busybox") }, cancellation),
            cancellation);
        if (images.Count == 0)
        {
            return null;
        }

        var target = await engine.CallAsync(
            $"Container \"{container}\"", () => engine.Client.Containers.InspectContainerAsync(container, cancellation), cancellation);
        var helper = await engine.CallAsync(Subject, () => engine.Client.Containers.CreateContainerAsync(Request(images[0].ID, target), cancellation), cancellation);
        try
        {
            return ListeningSockets.Parse(await OutputAsync(helper.ID, cancellation));
        }
        finally
        {
            await RemoveAsync(helper.ID);
        }
    }

    private static CreateContainerParameters Request(string image, ContainerInspectResponse target)
    {
        var labels = new Dictionary<string, string> { [Labels.Helper] = "listening" };
        if (target.Config?.Labels?.TryGetValue(Labels.Plane, out var plane) == true)
        {
            labels[Labels.Plane] = plane;
        }

        return new CreateContainerParameters
        {
            Image = image,
            Entrypoint = ["cat"],
            Cmd = [.. ListeningSockets.Files],
            Labels = labels,
            HostConfig = new HostConfig { NetworkMode = $"container:{target.ID}" },
        };
    }

    private async Task<string> OutputAsync(string helper, CancellationToken cancellation)
    {
        var containers = engine.Client.Containers;
        await engine.CallAsync(Subject, () => containers.StartContainerAsync(helper, new ContainerStartParameters(), cancellation), cancellation);
        await engine.CallAsync(Subject, () => containers.WaitContainerAsync(helper, cancellation), cancellation);
        return await engine.CallAsync(
            Subject,
            async () =>
            {
                using var answer = await engine.SendAsync(HttpMethod.Get, $"containers/{helper}/logs?stdout=1&timestamps=1", null, cancellation);
                await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
                var messages = new LogMessages(stream, isMultiplexed: true);
                var output = new StringBuilder();
                while (await messages.NextAsync(cancellation) is { } line)
                {
                    output.Append(line.Text).Append('\n');
                }

                return output.ToString();
            },
            cancellation);
    }

    private async Task RemoveAsync(string helper)
    {
        try
        {
            await engine.CallAsync(
                Subject,
                () => engine.Client.Containers.RemoveContainerAsync(helper, new ContainerRemoveParameters { Force = true }, CancellationToken.None),
                CancellationToken.None);
        }
        catch (DeviceException)
        {
            // It bears the plane's label, so it is found and removed later.
        }
    }
}
