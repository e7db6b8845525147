using Clocker.Contracts.Containers;
using Clocker.Drivers.Docker;
using Clocker.Drivers.Tests.Docker;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Values;

namespace Clocker.Drivers.Tests.Locations;

/// <summary>What containers do on an engine that is reached in another way than by this machine's socket.</summary>
public abstract class LabHostContainers : ContainerAccessContract
{
    private readonly TestEngine _stores = new();
    private DockerHost? _host;

    protected override IContainerHost Host => _host ??= new DockerHost(Options, _stores, _stores, TimeProvider.System);

    /// <summary>The way to the engine.</summary>
    protected abstract DockerOptions Options { get; }

    protected override string Image => TestEngine.Image;

    protected override ValueList<Value> Service => TestEngine.Service;

    protected override ValueList<Value> ShortTask => TestEngine.ShortTask;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _host?.Dispose();
        _stores.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override Task CrashAsync(string container) => Host.Access.RunAsync(container, ["kill", "-USR1", "1"], Cancellation);

    protected override Task KillFromOutsideAsync(string container) => Host.StopAsync(container, TimeSpan.Zero, Cancellation);

    protected override Task RemoveFromOutsideAsync(string container) => Host.RemoveAsync(container, Cancellation);

    protected override Task<FileSpec> BlobFileAsync(string path, byte[] content, int mode) => Task.FromResult(_stores.BlobFile(path, content, mode));

    protected override Task<Value> SecretAsync(string value) => Task.FromResult(_stores.Secret(value));
}
