using System.Net;

using Clocker.Client;
using Clocker.Client.Applications;
using Clocker.Client.Connecting;
using Clocker.Client.Local;
using Clocker.Server.Hosting;

using Microsoft.AspNetCore.Builder;

using Xunit;

namespace Clocker.Server.Tests;

/// <summary>A server with everything in it, whose usual engine pretends.</summary>
internal sealed class WholeServer : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("clk");
    private int _ids;
    private Listeners _listeners = null!;
    private OpenServer _open = null!;
    private WebApplication _web = null!;

    public ClockerClient Client { get; private set; } = null!;

    /// <summary>All that is on disk, as text.</summary>
    public string Disk => string.Concat(Directory.EnumerateFiles(_directory.FullName, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is not (".sock" or ".lock")).Select(ReadShared));

    public async ValueTask InitializeAsync()
    {
        var data = new DataDirectory(_directory.FullName);
        var options = new ServerOptions { Data = data, Listen = new IPEndPoint(IPAddress.Loopback, 0), Engine = "simulated" };
        _listeners = Listeners.Take(options);
        _open = await PlaneOpening.OpenAsync(options, TimeProvider.System, () => $"{++_ids:x12}", TextWriter.Null, TestContext.Current.CancellationToken);
        _web = ServerHost.Build(_open.Parts, _listeners, RunningServer.Token, new()
        {
            Version = "0.1.0",
            Plane = "",
            Pid = 1,
            Url = _listeners.Url,
            Socket = data.Socket,
            Data = data.Path,
            StartedAt = DateTimeOffset.UnixEpoch,
            MemoryBytes = 0,
            Applications = 0,
            Hosts = [],
        });
        await _web.StartAsync(TestContext.Current.CancellationToken);
        Client = new(new ServerAddress.Local(data.Socket));
    }

    /// <summary>Ends it and starts another one with its data.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await InitializeAsync();
    }

    /// <summary>An application once all of it runs.</summary>
    public async Task<ApplicationTree> RunningAsync(string name, CancellationToken cancellation)
    {
        await foreach (var tree in Client.ChangesAsync(name, cancellation))
        {
            if (tree.Entities.All(entity => entity.State == "RUNNING"))
            {
                return tree;
            }
        }

        throw new InvalidOperationException($"{name} went away.");
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _directory.Delete(recursive: true);
    }

    private async Task StopAsync()
    {
        Client.Dispose();
        await _web.StopAsync();
        await _web.DisposeAsync();
        await _open.DisposeAsync();
    }

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
