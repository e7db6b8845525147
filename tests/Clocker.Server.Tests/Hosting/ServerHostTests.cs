using System.Net;

using Clocker.Client;
using Clocker.Client.Connecting;
using Clocker.Client.Local;
using Clocker.Server.Hosting;

using Microsoft.Extensions.Time.Testing;

using Xunit;

namespace Clocker.Server.Tests.Hosting;

public sealed class ServerHostTests : IDisposable
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("clk");

    public void Dispose() => _directory.Delete(recursive: true);

    private DataDirectory Data => new(Path.Combine(_directory.FullName, "data"));

    [Fact]
    public async Task Records_itself_refuses_a_second_one_stops_when_told_and_leaves_nothing_behind()
    {
        var (running, ready) = Start();
        await ready;
        var record = ServerRecord.Read(Data);
        Assert.Equal((Environment.ProcessId, Data.Socket), (record?.Pid, record?.Socket));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Data.Token));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Data.Path));


        var refusal = await Assert.ThrowsAsync<StartException>(() => Start().Running);
        using (var client = new ClockerClient(new ServerAddress.Local(Data.Socket)))
        {
            await client.StopServerAsync(Cancellation);
        }

        await running;


        Assert.StartsWith($"Another server uses {Data.Path}.", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Data.Server));
        Assert.False(File.Exists(Data.Socket));
    }

    [Fact]
    public async Task What_a_killed_server_left_is_cleared_away_and_its_token_kept()
    {
        Directory.CreateDirectory(Data.Path);
        await File.WriteAllTextAsync(Data.Server, "{}", Cancellation);
        await File.WriteAllTextAsync(Data.Socket, "", Cancellation);
        await File.WriteAllTextAsync(Data.Token, RunningServer.Token, Cancellation);


        var (running, ready) = Start();
        await ready;
        using (var client = new ClockerClient(new ServerAddress.Remote(new Uri(ServerRecord.Read(Data)!.Url), RunningServer.Token)))
        {
            await client.StopServerAsync(Cancellation);
        }


        await running;
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        using var other = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        other.Start();


        var refusal = await Assert.ThrowsAsync<StartException>(() => Start((IPEndPoint)other.LocalEndpoint).Running);


        Assert.StartsWith($"Cannot listen on {other.LocalEndpoint}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_is_taken_before_the_server_is_ready()
    {
        var url = new Uri(Listeners.Take(new ServerOptions { Data = Data, Listen = new IPEndPoint(IPAddress.Loopback, 0) }).Url);


        Assert.Throws<StartException>(() => Listeners.Take(new ServerOptions { Data = Data, Listen = new IPEndPoint(IPAddress.Loopback, url.Port) }));
    }

    private (Task Running, Task Ready) Start(IPEndPoint? listen = null)
    {
        var stores = new FakeStores();
        var output = new FirstLine();
        var options = new ServerOptions { Data = Data, Listen = listen ?? new IPEndPoint(IPAddress.Loopback, 0) };
        var plane = new FakePlane();
        var parts = new ServerParts { Plane = plane, Clouds = plane, Named = plane, Types = stores, Blobs = stores, Secrets = stores, Failure = new TaskCompletionSource().Task };
        var running = ServerHost.RunAsync(
            options, _ => Task.FromResult(new OpenServer(parts, () => ValueTask.CompletedTask)), new FakeTimeProvider(), output, Cancellation);
        return (running, Task.WhenAny(running, output.Written));
    }
}
