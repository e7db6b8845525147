using System.Formats.Tar;
using System.Globalization;
using System.Text;

using Clocker.Bench.Running;
using Clocker.Drivers.Certificates;
using Clocker.Drivers.Docker;

using Docker.DotNet.Models;

namespace Clocker.Bench.Clouds;

/// <summary>Hosts made of containers, as labs make them, by nothing but calls to the engine.</summary>
internal sealed class RawLab(Uri engine, CertificateAuthority authority) : IDisposable
{
    private const string Image = "clocker-lab-host:1";
    private const string Network = "clocker-bench-raw";
    private const string Subnet = "10.213.87.";
    private const int FirstAddress = 10;
    private const int Port = 2376;
    private const string Certificates = "etc/docker/tls/";

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromMinutes(1);

    private readonly DockerEngine _engine = new(new() { Endpoint = DockerEndpoint.Parse(engine.OriginalString) }, TimeProvider.System);

    public Task CreateNetworkAsync(CancellationToken cancellation) => _engine.Client.Networks.CreateNetworkAsync(
        new() { Name = Network, Driver = "bridge", IPAM = new() { Driver = "default", Config = [new() { Subnet = $"{Subnet}0/24" }] } }, cancellation);

    public Task RemoveNetworkAsync(CancellationToken cancellation) => _engine.Client.Networks.DeleteNetworkAsync(Network, cancellation);

    /// <summary>Makes a host, and waits until its engine answers and has its image.</summary>
    public async Task CreateAsync(int number, CancellationToken cancellation)
    {
        await _engine.Client.Containers.CreateContainerAsync(Parameters(number), cancellation);
        using var archive = await CertificatesAsync(number, cancellation);
        await _engine.Client.Containers.ExtractArchiveToContainerAsync(Name(number), new() { Path = "/" }, archive, cancellation);
        await _engine.Client.Containers.StartContainerAsync(Name(number), new(), cancellation);
        using var host = new DockerEngine(new() { Endpoint = new DockerEndpoint.Tls(Address(number), Port, authority.Directory) }, TimeProvider.System);
        await AnswersAsync(host, cancellation);
        using (var image = await _engine.SendAsync(HttpMethod.Get, $"images/{Surroundings.Image}/get", null, cancellation))
        using (var loaded = await host.StreamAsync(HttpMethod.Post, "images/load?quiet=1", Tar(await image.Content.ReadAsStreamAsync(cancellation)), cancellation))
        {
            await loaded.Content.ReadAsStringAsync(cancellation);
        }

        await host.Client.System.GetSystemInfoAsync(cancellation);
        await host.Client.Containers.ListContainersAsync(new() { All = true }, cancellation);
    }

    public Task RemoveAsync(int number, CancellationToken cancellation) => _engine.Client.Containers.RemoveContainerAsync(
        Name(number), new() { Force = true, RemoveVolumes = true }, cancellation);

    public void Dispose() => _engine.Dispose();

    private static async Task AnswersAsync(DockerEngine host, CancellationToken cancellation)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await host.SendAsync(HttpMethod.Get, "_ping", null, cancellation);
                return;
            }
            catch (HttpRequestException failure) when (TimeProvider.System.GetElapsedTime(start) > AnswersWithin)
            {
                throw new BenchException($"A host that was made by raw calls does not answer: {failure.Message}");
            }
            catch (HttpRequestException)
            {
                await Task.Delay(AskAgainAfter, cancellation);
            }
        }
    }

    /// <summary>The privileges that a machine needs, as labs try them first on most kernels.</summary>
    private static CreateContainerParameters Parameters(int number) => new()
    {
        Name = Name(number),
        Image = Image,
        Hostname = Host(number),
        HostConfig = new HostConfig
        {
            NetworkMode = Network,
            RestartPolicy = new() { Name = RestartPolicyKind.UnlessStopped },
            Mounts = [new() { Type = "volume", Target = "/var/lib/docker" }],
            CapAdd = ["ALL"],
            CapDrop = ["SYS_RESOURCE"],
            SecurityOpt = ["seccomp=unconfined", "apparmor=unconfined", "label=disable"],
            DeviceCgroupRules = ["a *:* rwm"],
            MaskedPaths = [],
            ReadonlyPaths = [],
        },
        NetworkingConfig = new()
        {
            EndpointsConfig = new Dictionary<string, EndpointSettings> { [Network] = new() { IPAMConfig = new() { IPv4Address = Address(number) } } },
        },
    };

    private async Task<MemoryStream> CertificatesAsync(int number, CancellationToken cancellation)
    {
        var issued = authority.IssueServer(Host(number), [Host(number), Address(number)]);
        var archive = new MemoryStream();
        await using (var tar = new TarWriter(archive, leaveOpen: true))
        {
            foreach (var (file, content) in new[] { ("ca.pem", authority.Certificate), ("cert.pem", issued.Certificate), ("key.pem", issued.Key) })
            {
                using var data = new MemoryStream(Encoding.ASCII.GetBytes(content));
                await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, Certificates + file) { DataStream = data }, cancellation);
            }
        }

        archive.Position = 0;
        return archive;
    }

    private static StreamContent Tar(Stream archive) => new(archive) { Headers = { ContentType = new("application/x-tar") } };

    private static string Name(int number) => $"{Network}-{Host(number)}";

    private static string Host(int number) => string.Create(CultureInfo.InvariantCulture, $"host-{number}");

    private static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"{Subnet}{FirstAddress + number}");
}
