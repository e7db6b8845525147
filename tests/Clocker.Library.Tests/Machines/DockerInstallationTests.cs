using System.Diagnostics;
using System.Text.Json;
using Clocker.Library.Machines;
using Clocker.Model.Containers;
using Clocker.Model.Machines;
using Xunit;

namespace Clocker.Library.Tests.Machines;

public sealed class DockerInstallationTests
{
    private static readonly EngineWanted Wanted = new() { AuthorityPem = "ca", CertificatePem = "cert", KeyPem = "key" };

    public static TheoryData<string, string, string> Distributions => new()
    {
        { "debian", "", "docker.io" },
        { "ubuntu", "debian", "docker.io" },
        { "raspbian", "debian", "docker.io" },
        { "fedora", "", "moby-engine" },
        { "rocky", "rhel centos fedora", "docker-ce" },
        { "opensuse-leap", "suse opensuse", "docker" },
    };

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Each_distribution_has_its_package(string system, string like, string package)
    {
        var steps = new DockerInstallation().Steps(Machine(system, like), Wanted);

        Assert.Equal(["machine", "inventory", "packages", "certificates", "configuration", "engine"], steps.Select(step => step.Name));
        Assert.Equal(package, steps[2].Environment["ENGINE"]);
    }

    [Theory]
    [MemberData(nameof(Distributions))]
    public async Task All_scripts_are_such_as_a_shell_can_read(string system, string like, string package)
    {
        foreach (var step in new DockerInstallation().Steps(Machine(system, like), Wanted))
        {
            foreach (var script in (string[])[step.Check, step.Script, step.Undo])
            {
                using var shell = Process.Start(new ProcessStartInfo("sh", ["-n", "-c", script]) { RedirectStandardError = true })!;
                var errors = await shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
                Assert.True(errors.Length == 0, $"{package}, {step.Name}: {errors}");
            }
        }
    }

    [Fact]
    public void Of_a_distribution_that_is_not_known_it_says_which_are()
    {
        var error = Assert.Throws<DeviceException>(() => new DockerInstallation().Steps(Machine("plan9", "") with { SystemTitle = "Plan 9" }, Wanted));

        Assert.StartsWith("Nothing is known about installing Docker on Plan 9. Distributions that are known: debian, ubuntu, ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_engines_file_says_what_was_wished()
    {
        var steps = new DockerInstallation().Steps(Machine("debian", ""), Wanted with
        {
            Settings = new()
            {
                Port = 12376,
                StorageDriver = "overlay2",
                Labels = [new("rack", "7"), new("region", "eu")],
                AddressPools = ["10.200.0.0/16"],
                LogBytes = 20_000_000,
                RegistryMirrors = ["https://mirror.example"],
                InsecureRegistries = ["10.0.0.5:5000"],
            },
        });

        using var settings = JsonDocument.Parse(steps[4].Environment["SETTINGS"]);
        Assert.Equal(
            """
            {"hosts":["unix:///var/run/docker.sock","tcp://0.0.0.0:12376"],"tls":true,"tlsverify":true,"tlscacert":"/etc/docker/clocker/ca.pem",
            "tlscert":"/etc/docker/clocker/cert.pem","tlskey":"/etc/docker/clocker/key.pem","live-restore":true,"storage-driver":"overlay2",
            "labels":["rack=7","region=eu"],"registry-mirrors":["https://mirror.example"],"insecure-registries":["10.0.0.5:5000"],
            "default-address-pools":[{"base":"10.200.0.0/16","size":24}],"log-driver":"json-file","log-opts":{"max-size":"10000000","max-file":"2"}}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(settings.RootElement));
    }

    private static MachineDescription Machine(string system, string like) =>
        new() { System = system, SystemLike = like, Kernel = "Linux 6.1.0", Architecture = "x86_64", User = "root" };
}
