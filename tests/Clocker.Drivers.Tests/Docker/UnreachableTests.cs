using System.Net;
using System.Net.Sockets;
using Clocker.Drivers.Docker;
using Clocker.Drivers.Files;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Secrets;
using Xunit;

namespace Clocker.Drivers.Tests.Docker;

public sealed class UnreachableTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_socket_that_is_not_there_is_named_with_what_would_mend_it()
    {
        var socket = _directory.File("no.sock");

        Assert.Equal(
            $"The Docker engine at unix://{socket} does not answer: there is no such socket; "
            + "install Docker and start the engine (sudo systemctl start docker), or name another endpoint.",
            await MessageAsync($"unix://{socket}"));
    }

    [Fact]
    public async Task A_socket_without_a_listener_is_told_from_a_missing_one()
    {
        var path = _directory.File("old.sock");
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            Assert.Contains("the socket is there, but nothing listens at it", await MessageAsync($"unix://{path}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_address_without_a_listener_is_named() => Assert.StartsWith(
        "The Docker engine at tcp+plain://127.0.0.1:1 does not answer: nothing listens at that address",
        await MessageAsync("tcp+plain://127.0.0.1:1"),
        StringComparison.Ordinal);

    [Fact]
    public async Task An_engine_that_hangs_up_is_unreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var asking = MessageAsync($"tcp+plain://{listener.LocalEndpoint}");
        (await listener.AcceptSocketAsync(Cancellation)).Dispose();
        listener.Stop();

        Assert.Contains("does not answer", await asking, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_says_nothing_is_waited_for_until_the_call_is_cancelled()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var host = Host($"tcp+plain://{listener.LocalEndpoint}");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var looking = host.LookAsync("web", ending.Token);
        using var connection = await listener.AcceptSocketAsync(Cancellation);
        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => looking);
    }

    private static async Task<string> MessageAsync(string endpoint)
    {
        using var host = Host(endpoint);
        var errors = new List<DeviceException>
        {
            await Assert.ThrowsAsync<DeviceException>(() => host.LookAsync("web", Cancellation)),
            await Assert.ThrowsAsync<DeviceException>(async () =>
            {
                await foreach (var _ in host.WatchAsync("a", "b", Cancellation))
                {
                }
            }),
        };
        Assert.All(errors, error => Assert.Equal(DeviceFault.Unreachable, error.Fault));
        return errors[0].Message;
    }

    private static DockerHost Host(string endpoint) => new(
        new DockerOptions { Endpoint = DockerEndpoint.Find(endpoint) }, new NoSecrets(), new BlobStore("none", TimeProvider.System), TimeProvider.System);

    private sealed class NoSecrets : ISecrets
    {
        public Task<SecretId> KeepAsync(string owner, string name, string value, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<string?> RevealAsync(SecretId id, CancellationToken cancellation) => Task.FromResult<string?>(null);

        public Task ForgetAsync(string owner, IReadOnlyCollection<SecretId> but, CancellationToken cancellation) => Task.CompletedTask;
    }
}
