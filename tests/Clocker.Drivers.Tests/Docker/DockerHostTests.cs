using Clocker.Contracts.Containers;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Values;
using Xunit;

namespace Clocker.Drivers.Tests.Docker;

[Trait("Kind", "Docker")]
public sealed class DockerHostTests : ContainerHostContract
{
    private readonly TestEngine _engine = new();

    protected override IContainerHost Host => _engine.Host;

    protected override string Image => TestEngine.Image;

    protected override ValueList<Value> Service => TestEngine.Service;

    protected override ValueList<Value> ShortTask => TestEngine.ShortTask;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _engine.Dispose();
    }

    protected override Task CrashAsync(string container) => _engine.CrashAsync(container);

    protected override Task KillFromOutsideAsync(string container) => _engine.KillAsync(container);

    protected override Task RemoveFromOutsideAsync(string container) => _engine.RemoveAsync(container);

    protected override Task<FileSpec> BlobFileAsync(string path, byte[] content, int mode) => Task.FromResult(_engine.BlobFile(path, content, mode));
}
