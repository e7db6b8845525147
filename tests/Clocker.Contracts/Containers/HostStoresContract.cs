using Clocker.Model.Containers;
using Xunit;

namespace Clocker.Contracts.Containers;

/// <summary>What every container host does with networks, volumes and images.</summary>
public abstract class HostStoresContract : HostContract
{
    [Fact]
    public Task A_network_is_made_found_listed_and_removed() => PlayAsync(async () =>
    {
        Assert.Null(await Host.Networks.FindAsync(Named("net"), Cancellation));
        await Host.Networks.CreateAsync(new(Named("net"), Marked((Labels.Claim, "k"))), Cancellation);

        var network = await Host.Networks.FindAsync(Named("net"), Cancellation);
        Assert.Equal((Named("net"), Plane, "k"), (network!.Name, network.Labels[Labels.Plane], network.Labels[Labels.Claim]));
        Assert.Equal([network], await Host.Networks.ListAsync(Labels.Plane, Plane, Cancellation));

        await Host.Networks.RemoveAsync(Named("net"), Cancellation);
        await Host.Networks.RemoveAsync(Named("net"), Cancellation);
        Assert.Null(await Host.Networks.FindAsync(Named("net"), Cancellation));
    });

    [Fact]
    public Task A_network_is_not_found_by_a_part_of_its_name() => PlayAsync(async () =>
    {
        await NetworkAsync("net-work");

        Assert.Null(await Host.Networks.FindAsync(Named("net"), Cancellation));
    });

    [Fact]
    public Task A_networks_name_is_given_only_once_even_at_once() => PlayAsync(async () =>
    {
        var tries = Enumerable.Range(0, 4).Select(_ => Host.Networks.CreateAsync(new(Named("net"), Marked()), Cancellation)).ToList();

        var refused = 0;
        foreach (var attempt in tries)
        {
            try
            {
                await attempt;
            }
            catch (DeviceException error)
            {
                Assert.Equal(DeviceFault.Conflict, error.Fault);
                Assert.Contains(Named("net"), error.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.Equal(3, refused);
        Assert.Single(await Host.Networks.ListAsync(Labels.Plane, Plane, Cancellation));
    });

    [Fact]
    public Task A_network_in_use_is_not_removed() => PlayAsync(async () =>
    {
        var network = await NetworkAsync("net");
        var id = await StartedAsync("web", Spec(), new Attachment(network, ["web"]));

        var error = await FaultAsync(DeviceFault.Conflict, () => Host.Networks.RemoveAsync(network, Cancellation));
        Assert.Contains(Named("web"), error.Message, StringComparison.Ordinal);

        await Host.RemoveAsync(id, Cancellation);
        await Host.Networks.RemoveAsync(network, Cancellation);
    });

    [Fact]
    public Task A_volume_is_made_found_listed_and_removed() => PlayAsync(async () =>
    {
        Assert.Null(await Host.Volumes.FindAsync(Named("data"), Cancellation));
        await Host.Volumes.CreateAsync(Named("data"), Marked((Labels.Claim, "k")), Cancellation);
        await Host.Volumes.CreateAsync(Named("data"), Marked((Labels.Claim, "other")), Cancellation);

        var volume = await Host.Volumes.FindAsync(Named("data"), Cancellation);
        Assert.Equal((Named("data"), "k"), (volume!.Name, volume.Labels[Labels.Claim]));
        Assert.Equal([volume], await Host.Volumes.ListAsync(Labels.Plane, Plane, Cancellation));

        await Host.Volumes.RemoveAsync(Named("data"), Cancellation);
        await Host.Volumes.RemoveAsync(Named("data"), Cancellation);
        Assert.Null(await Host.Volumes.FindAsync(Named("data"), Cancellation));
    });

    [Fact]
    public Task A_named_volume_outlives_its_container_and_is_not_removed_under_it() => PlayAsync(async () =>
    {
        await Host.Volumes.CreateAsync(Named("data"), Marked(), Cancellation);
        var spec = Spec() with { Mounts = [new MountSpec("data", "/data")] };
        var id = await Host.CreateAsync(Recipe("web", spec) with { Volumes = [new("data", Named("data"))] }, Cancellation);

        var error = await FaultAsync(DeviceFault.Conflict, () => Host.Volumes.RemoveAsync(Named("data"), Cancellation));
        Assert.Contains(Named("data"), error.Message, StringComparison.Ordinal);

        await Host.RemoveAsync(id, Cancellation);
        Assert.NotNull(await Host.Volumes.FindAsync(Named("data"), Cancellation));
    });

    [Fact]
    public Task An_image_is_found_by_name_and_id() => PlayAsync(async () =>
    {
        var id = await Host.Images.FindAsync(Image, Cancellation);

        Assert.NotNull(id);
        Assert.Equal(id, await Host.Images.FindAsync(id, Cancellation));
        Assert.Null(await Host.Images.FindAsync("127.0.0.1:1/missing:1", Cancellation));
    });

    [Fact]
    public Task An_image_whose_registry_does_not_answer_cannot_be_pulled() => PlayAsync(async () =>
    {
        var error = await FaultAsync(DeviceFault.Failed, () => Host.Images.PullAsync("127.0.0.1:1/missing:1", Cancellation));
        Assert.StartsWith(
            "Image \"127.0.0.1:1/missing:1\" is not on the host, and its registry cannot be reached: ", error.Message, StringComparison.Ordinal);
    });

    [Fact]
    public Task An_image_is_opened_and_loaded_again_under_its_name() => PlayAsync(async () =>
    {
        await using var archive = await Host.Images.OpenAsync(Image, Cancellation);
        await Host.Images.LoadAsync(archive, Cancellation);

        Assert.NotNull(await Host.Images.FindAsync(Image, Cancellation));
    });

    [Fact]
    public Task An_image_that_is_not_there_is_not_opened() => PlayAsync(async () =>
    {
        var error = await FaultAsync(DeviceFault.NotFound, () => Host.Images.OpenAsync("127.0.0.1:1/missing:1", Cancellation));
        Assert.Contains("\"127.0.0.1:1/missing:1\"", error.Message, StringComparison.Ordinal);
    });

    [Fact]
    public Task What_is_no_archive_is_not_loaded() => PlayAsync(async () =>
    {
        using var nonsense = new MemoryStream("this is nonsense, and long enough to be looked at for a while"u8.ToArray());
        await FaultAsync(DeviceFault.Failed, () => Host.Images.LoadAsync(nonsense, Cancellation));
    });
}
