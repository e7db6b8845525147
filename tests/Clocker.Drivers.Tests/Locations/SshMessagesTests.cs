using Clocker.Drivers.Docker;
using Clocker.Drivers.Tests.Docker;
using Clocker.Model.Containers;
using Xunit;

namespace Clocker.Drivers.Tests.Locations;

[Trait("Kind", "Docker")]
public sealed class SshMessagesTests(TestSsh ssh) : IClassFixture<TestSsh>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_that_is_not_let_in_is_told_with_what_would_help() => await SaysAsync(
        $"ssh://root@{ssh.Address}", ssh.Settings("wrong-key", "wrong", "known"), "Permission denied", "give ssh a key that is let in there");

    [Fact]
    public async Task A_host_that_nobody_knows_is_not_trusted() => await SaysAsync(
        $"ssh://root@{ssh.Address}", ssh.Settings("unknown", "key", "nobody"), "Host key verification failed", $"connect once by hand (ssh root@{ssh.Address})");

    [Fact]
    public async Task A_socket_that_is_not_there_is_named() => await SaysAsync(
        $"ssh://root@{ssh.Address}/run/no'such.sock", ssh.Config, $"there is no socket /run/no'such.sock on {ssh.Address}", "start it");

    [Fact]
    public async Task A_user_who_may_not_use_the_engine_is_told() => await SaysAsync(
        $"ssh://ada@{ssh.Address}", ssh.Config, "that user may not use the socket /var/run/docker.sock", "group \"docker\"");

    [Fact]
    public async Task A_port_where_nothing_listens_is_told() => await SaysAsync(
        $"ssh://root@{ssh.Address}:2", ssh.Config, "Connection refused", "try it by hand: ssh root@");

    [Fact]
    public async Task A_connection_that_was_cut_is_made_again()
    {
        using var stores = new TestEngine();
        using var host = new DockerHost(
            new() { Endpoint = DockerEndpoint.Parse($"ssh://root@{ssh.Address}"), SshConfig = ssh.Config }, stores, stores, TimeProvider.System);
        var before = await host.DescribeAsync(Cancellation);
        await ssh.CutAsync();
        HostDescription? after = null;
        while (after is null)
        {
            try
            {
                after = await host.DescribeAsync(Cancellation);
            }
            catch (DeviceException error)
            {
                // The first to notice is told.
                Assert.Equal(DeviceFault.Unreachable, error.Fault);
            }
        }


        Assert.Equal(before, after);
        Assert.Equal(ssh.Address, after.Address);
    }

    private static async Task SaysAsync(string endpoint, string config, params string[] words)
    {
        using var stores = new TestEngine();
        using var host = new DockerHost(new() { Endpoint = DockerEndpoint.Parse(endpoint), SshConfig = config }, stores, stores, TimeProvider.System);


        var error = await Assert.ThrowsAsync<DeviceException>(() => host.DescribeAsync(Cancellation));


        Assert.Equal(DeviceFault.Unreachable, error.Fault);
        Assert.StartsWith($"The Docker engine at {endpoint.Replace("'", "%27", StringComparison.Ordinal)[..10]}", error.Message, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
    }
}
