using System.Globalization;
using System.Security.Cryptography;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Values;
using Xunit;

namespace Clocker.Contracts.Containers;

/// <summary>What the contract tests of container hosts share: a host, names that nobody else uses, and cleaning up.</summary>
public abstract class HostContract : IAsyncLifetime
{
    /// <summary>Unique for each test, so that tests on one engine do not see each other's things.</summary>
    protected string Plane { get; } = "test-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5));

    /// <summary>The host under test.</summary>
    protected abstract IContainerHost Host { get; }

    /// <summary>An image that is on the host.</summary>
    protected abstract string Image { get; }

    /// <summary>Runs until it is stopped (and ends with 0 then) or told to crash; listens on nothing.</summary>
    protected abstract ValueList<Value> Service { get; }

    /// <summary>Ends by itself at once, with exit code 0.</summary>
    protected abstract ValueList<Value> ShortTask { get; }

    /// <summary>How long anything may take; a simulation may say more.</summary>
    protected virtual TimeSpan Deadline => TimeSpan.FromSeconds(60);

    /// <summary>Ends at the deadline, or with the test run.</summary>
    protected CancellationToken Cancellation { get; private set; }

    private CancellationTokenSource? _ending;

    /// <summary>Makes a container's first process end by itself with exit code 3.</summary>
    protected abstract Task CrashAsync(string container);

    /// <summary>Kills a container behind Clocker's back, as <c>docker kill</c> does.</summary>
    protected abstract Task KillFromOutsideAsync(string container);

    /// <summary>Removes a container behind Clocker's back, as <c>docker rm -f</c> does.</summary>
    protected abstract Task RemoveFromOutsideAsync(string container);

    /// <summary>Runs a test's body; a simulation runs it on its own thread.</summary>
    protected virtual Task PlayAsync(Func<Task> test) => test();

    /// <inheritdoc />
    public virtual ValueTask InitializeAsync()
    {
        _ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _ending.CancelAfter(Deadline);
        Cancellation = _ending.Token;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        Cancellation = TestContext.Current.CancellationToken;
        await PlayAsync(CleanAsync);
        _ending?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancels here and now: <see cref="CancellationTokenSource.CancelAsync"/> would leave a simulation's thread.</summary>
    protected static void End(CancellationTokenSource source) => source.Cancel();

    /// <summary>A name that only this test uses.</summary>
    protected string Named(string part) => $"{Plane}-{part}";

    /// <summary>This test's label, and more.</summary>
    protected ValueMap<string> Marked(params (string Key, string Value)[] more) =>
        more.Select(label => KeyValuePair.Create(label.Key, label.Value)).Append(new(Labels.Plane, Plane)).ToValueMap();

    /// <summary>A container that serves until it is stopped.</summary>
    protected ContainerSpec Spec() => new()
    {
        Image = Image,
        Hostname = "web",
        Command = Service,
        Restart = new RestartSpec(RestartMode.No),
    };

    /// <summary>Everything to make a container.</summary>
    protected ContainerRecipe Recipe(string name, ContainerSpec spec, params Attachment[] networks) =>
        new(Named(name), spec.Image, spec, [.. networks], [], Marked());

    /// <summary>Makes and starts a container.</summary>
    protected async Task<string> StartedAsync(string name, ContainerSpec spec, params Attachment[] networks)
    {
        var id = await Host.CreateAsync(Recipe(name, spec, networks), Cancellation);
        await Host.StartAsync(id, Cancellation);
        return id;
    }

    /// <summary>Makes a network with this test's label.</summary>
    protected async Task<string> NetworkAsync(string name)
    {
        await Host.Networks.CreateAsync(new(Named(name), Marked()), Cancellation);
        return Named(name);
    }

    /// <summary>A container as it is now; it must be there.</summary>
    protected async Task<ContainerSnapshot> LookAsync(string container) =>
        await Host.LookAsync(container, Cancellation) ?? throw new InvalidOperationException($"Container {container} is not there.");

    /// <summary>Waits, by the host's events, until a container is as it should be.</summary>
    protected async Task<ContainerSnapshot> UntilAsync(string container, Func<ContainerSnapshot, bool> isAsWanted)
    {
        ContainerSnapshot? seen = null;
        try
        {
            await foreach (var _ in Host.WatchAsync(Labels.Plane, Plane, Cancellation))
            {
                seen = await Host.LookAsync(container, Cancellation);
                if (seen is not null && isAsWanted(seen))
                {
                    return seen;
                }
            }
        }
        catch (OperationCanceledException)
        {
        }

        Assert.Fail($"Container {container} did not get there in time; last seen: {seen}");
        throw new InvalidOperationException();
    }

    /// <summary>What a call reports as its failure.</summary>
    protected static async Task<DeviceException> FaultAsync(DeviceFault fault, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<DeviceException>(call);
        Assert.True(error.Fault == fault, string.Create(CultureInfo.InvariantCulture, $"{error.Fault} instead of {fault}: {error.Message}"));
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        return error;
    }

    private async Task CleanAsync()
    {
        foreach (var container in await Host.ListAsync(Labels.Plane, Plane, Cancellation))
        {
            await Host.RemoveAsync(container.Id, Cancellation);
        }

        foreach (var network in await Host.Networks.ListAsync(Labels.Plane, Plane, Cancellation))
        {
            await Host.Networks.RemoveAsync(network.Name, Cancellation);
        }

        foreach (var volume in await Host.Volumes.ListAsync(Labels.Plane, Plane, Cancellation))
        {
            await Host.Volumes.RemoveAsync(volume.Name, Cancellation);
        }
    }
}
