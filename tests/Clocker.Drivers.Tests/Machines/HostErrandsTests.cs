using System.Text;
using Clocker.Drivers.Machines;
using Clocker.Library.Machines;
using Clocker.Model.Machines;
using Xunit;

namespace Clocker.Drivers.Tests.Machines;

/// <summary>What hosts can be told, on this machine, with a Docker command that only says what it was told.</summary>
public sealed class HostErrandsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ShellMachine _machine;

    public HostErrandsTests()
    {
        _machine = ShellMachine.Local(new MachineOptions { Directory = _directory.File("machine") }, TimeProvider.System);
        Directory.CreateDirectory(_directory.File("bin"));
        var docker = _directory.File("bin/docker");
        File.WriteAllText(docker, """
            #!/bin/sh
            case "$1" in
                buildx) exit 1 ;;
                build) cat "$5/Dockerfile" "$5/entrypoint.sh" "$5/page" && echo "kit=$DOCKER_BUILDKIT $4" ;;
                image) printf "%s\n" "$@" ;;
                fail) echo "cannot" >&2; exit 4 ;;
                *) printf "<%s>" "$@" ;;
            esac
            """);
        File.SetUnixFileMode(docker, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Docker_s_command_is_run_as_it_would_be_typed()
    {
        Assert.Equal((0, "<ps><--format><{{.Names}} x>"), await RunAsync(HostErrands.RunDockerCommand("ps --format '{{.Names}} x'", null)));
        Assert.Equal((3, "so\n"), await RunAsync(HostErrands.ExecCommand("echo so\nexit 3", null)));
        Assert.Equal((4, "cannot\n"), await RunAsync(HostErrands.RunDockerCommand("fail", null)));
    }

    [Fact]
    public async Task An_archive_is_unpacked_where_it_says_and_replaced_by_the_next()
    {
        var archive = await ArchiveAsync("page", "it's new");
        var (code, output) = await RunAsync(HostErrands.DeployArchive($"file://{archive}"));
        await ArchiveAsync("page", "newer");
        var again = await RunAsync(HostErrands.DeployArchive($"file://{archive}"));


        Assert.Equal(0, code);
        Assert.Equal((0, output), again);
        Assert.Equal("newer", await File.ReadAllTextAsync(Path.Combine(output.Trim(), "page"), Cancellation));
    }

    [Theory]
    [InlineData("ftp://example/a.tar", "ftp://example/a.tar is no URL that begins with http://, https:// or file://\n")]
    [InlineData("file:///dev/null", "file:///dev/null is no archive by its name; .tar, .tar.gz, .tar.bz2, .tar.xz, .zip are\n")]
    public async Task What_is_no_archive_is_said(string url, string words)
    {
        var (code, output) = await RunAsync(HostErrands.DeployArchive(url));


        Assert.NotEqual(0, code);
        Assert.Equal(words, output);
    }

    [Fact]
    public async Task An_image_is_built_of_its_parts()
    {
        var archive = await ArchiveAsync("page", "a page\n");
        var dockerfile = await FileAsync("Dockerfile.web", "FROM scratch\n");
        var entrypoint = await FileAsync("start", "exec it\n");


        var built = await RunAsync(HostErrands.BuildImage("web:1", $"file://{dockerfile}", $"file://{entrypoint}", $"file://{archive}"));
        var broken = await RunAsync(HostErrands.BuildImage("web:1", $"file://{dockerfile}", null, null));


        Assert.Equal((0, "image\ninspect\n--format\n{{.Id}}\nweb:1\n"), built);
        Assert.Equal(1, broken.ExitCode);
        Assert.StartsWith("FROM scratch\n", broken.Output, StringComparison.Ordinal);
    }

    private async Task<(int? ExitCode, string Output)> RunAsync(Errand errand)
    {
        var id = new RunId($"test-{Guid.NewGuid():N}");
        var request = new RunRequest(id, errand.Script)
        {
            Environment = [new("PATH", $"{_directory.File("bin")}:/usr/sbin:/usr/bin:/sbin:/bin"), new("HOME", _directory.File("home"))],
        };
        await _machine.StartRunAsync(request, Cancellation);
        var output = new StringBuilder();
        await foreach (var progress in _machine.WatchRunAsync(id, 0, Cancellation))
        {
            if (progress is RunProgress.Ended ended)
            {
                return (ended.ExitCode, output.ToString());
            }

            output.Append(Encoding.UTF8.GetString(((RunProgress.Output)progress).Bytes.Span));
        }

        throw new InvalidOperationException("A watch ends with the end of the run.");
    }

    private async Task<string> FileAsync(string name, string content)
    {
        await File.WriteAllTextAsync(_directory.File(name), content, Cancellation);
        return _directory.File(name);
    }

    private async Task<string> ArchiveAsync(string name, string content)
    {
        var path = _directory.File("archive.tar");
        await using var file = File.Create(path);
        await using var tar = new System.Formats.Tar.TarWriter(file);
        await tar.WriteEntryAsync(
            new System.Formats.Tar.PaxTarEntry(System.Formats.Tar.TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) }, Cancellation);
        return path;
    }
}
