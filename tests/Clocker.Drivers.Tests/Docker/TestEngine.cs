using System.Security.Cryptography;
using Clocker.Drivers.Docker;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Secrets;
using Clocker.Model.Values;
using Docker.DotNet;
using Docker.DotNet.Models;
using Xunit;

namespace Clocker.Drivers.Tests.Docker;

/// <summary>The engine that the tests may use, the driver for it, and ways around the driver.</summary>
internal sealed class TestEngine : ISecrets, IBlobs, IDisposable
{
    public const string Image = "busybox:1.35";

    private readonly Dictionary<SecretId, string> _secrets = [];
    private readonly Dictionary<BlobId, byte[]> _blobs = [];
    private readonly DockerClient _outside;

    public TestEngine()
    {
        var address = Environment.GetEnvironmentVariable("CLOCKER_TEST_DOCKER");
        if (string.IsNullOrEmpty(address))
        {
            Assert.Fail(
                "These tests need a Docker engine with the image busybox:1.35: set CLOCKER_TEST_DOCKER to its address, "
                + "such as unix:///var/run/docker.sock (./test does it), or leave them out with ./test --fast.");
        }

        var endpoint = DockerEndpoint.Find(address);
        Host = new DockerHost(new DockerOptions { Endpoint = endpoint }, this, this, TimeProvider.System);
        _outside = new DockerClientBuilder().WithEndpoint(new Uri(address)).Build();
    }

    /// <summary>Ends with 3 on SIGUSR1 and with 0 on SIGTERM; without the traps the first process of a container ignores both.</summary>
    public static ValueList<Value> Service { get; } =
        [Value.Of("sh"), Value.Of("-c"), Value.Of("trap 'exit 3' USR1; trap 'exit 0' TERM; while true; do sleep 1000 & wait $!; done")];

    public static ValueList<Value> ShortTask { get; } = [Value.Of("true")];

    public DockerHost Host { get; }

    public async Task CrashAsync(string container)
    {
        // The signal has an effect only once the trap is set.
        var result = await Host.Access.RunAsync(
            container,
            ["sh", "-c", "until grep -q 'SigCgt:.*[2367abef]..$' /proc/1/status; do sleep 0.01; done; kill -USR1 1"],
            TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode is 0 or 137, result.Output);
    }

    public Task KillAsync(string container) =>
        _outside.Containers.KillContainerAsync(container, new ContainerKillParameters { Signal = "SIGKILL" });

    public Task RemoveAsync(string container) =>
        _outside.Containers.RemoveContainerAsync(container, new ContainerRemoveParameters { Force = true });

    public Value Secret(string value)
    {
        var id = new SecretId($"secret-{_secrets.Count}");
        _secrets[id] = value;
        return new Value.Secret(id);
    }

    public FileSpec BlobFile(string path, byte[] content, int mode)
    {
        var id = new BlobId(Convert.ToHexStringLower(SHA256.HashData(content)));
        _blobs[id] = content;
        return new FileSpec(path, null, id, mode);
    }

    public Task<SecretId> KeepAsync(string owner, string name, string value, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<string?> RevealAsync(SecretId id, CancellationToken cancellation) => Task.FromResult(_secrets.GetValueOrDefault(id));

    public Task ForgetAsync(string owner, IReadOnlyCollection<SecretId> but, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<BlobId> KeepAsync(Stream content, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Stream?> OpenAsync(BlobId id, CancellationToken cancellation) =>
        Task.FromResult<Stream?>(_blobs.TryGetValue(id, out var content) ? new MemoryStream(content) : null);

    public Task ForgetAsync(IReadOnlyCollection<BlobId> but, CancellationToken cancellation) => throw new NotSupportedException();

    public void Dispose()
    {
        Host.Dispose();
        _outside.Dispose();
    }
}
