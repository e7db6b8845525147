using System.Globalization;
using Clocker.Contracts.Networks;
using Clocker.Drivers.Tests.Docker;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Values;

namespace Clocker.Drivers.Tests.Networking;

/// <summary>A provider of networks on the hosts of a lab.</summary>
public abstract class LabNetworks(NetworkLab lab) : NetworkContract
{
    protected override IReadOnlyList<ContractHost> Hosts => lab.Hosts;

    protected override string Image => TestEngine.Image;

    protected override ValueList<Value> Service { get; } =
        [Value.Of("sh"), Value.Of("-c"), Value.Of("mkdir -p /srv; head -c 65536 /dev/zero > /srv/64k; trap 'exit 0' TERM; httpd -f -p 80 -h /srv & wait")];

    protected override async Task<bool> TryReachAsync(ContractMember from, string address) =>
        (await InAsync(from, "ping", "-c", "1", "-W", "1", address)).ExitCode == 0;

    /// <summary>BusyBox prints the server's own address first, then those of the name.</summary>
    protected override async Task<IReadOnlyList<string>> ResolveAsync(ContractMember from, string name)
    {
        var answer = await InAsync(from, "nslookup", name);
        return answer.ExitCode != 0
            ? []
            : [.. answer.Output.Split('\n').SkipWhile(line => !line.StartsWith("Name:", StringComparison.Ordinal))
                .Where(line => line.StartsWith("Address", StringComparison.Ordinal))
                .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().Split(' ')[0])
                .Distinct()
                .Order(StringComparer.Ordinal)];
    }

    protected override async Task<int?> FetchAsync(ContractMember from, string address) =>
        int.Parse((await InAsync(from, "sh", "-c", $"wget -qO- http://{address}/64k | wc -c")).Output.Trim(), CultureInfo.InvariantCulture);

    protected override Task RebootAsync(int host) => lab.RebootAsync(host);

    protected override async Task<long> FragmentsAsync(int host) =>
        long.Parse((await lab.RunAsync(host, "awk '/^Ip:/ { if (n) print $n; else for (i = 1; i <= NF; i++) if ($i == \"FragCreates\") n = i }' /proc/net/snmp")).Trim(), CultureInfo.InvariantCulture);

    protected override async Task<IReadOnlyList<string>> ThingsAsync(int host) =>
    [
        .. (await lab.RunAsync(
            host,
            "docker ps -a --format 'container {{.Names}}'; docker network ls --format 'network {{.Name}}'; docker info --format 'swarm {{.Swarm.LocalNodeState}}';"
            + "ip -o link | awk '{ print \"link \" $2 }'; ip route; ip -6 route show proto static; iptables-save | grep -v '^[#:]';"
            + "iptables-save | awk '/^:/ { print $1 }'")).Split('\n', StringSplitOptions.RemoveEmptyEntries),
    ];

    protected override Task PauseAsync(TimeSpan time) => Task.Delay(time, Cancellation);

    private Task<CommandResult> InAsync(ContractMember member, params string[] command) =>
        Hosts[member.Host].Engine.Access.RunAsync(member.Container, [.. command], Cancellation);
}
