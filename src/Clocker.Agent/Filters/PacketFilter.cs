using System.Net.Sockets;
using System.Text;
using Clocker.Agent.Hosts;
using Clocker.Agent.Tools;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Filters;

/// <summary>Keeps our chains as they should be, with the <c>iptables</c> that Docker uses on the host.</summary>
internal sealed class PacketFilter(IToolbox tools, TimeProvider clock, TextWriter log)
{
    /// <summary>How often it is looked whether somebody has changed them.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(4);

    private static readonly string[] Tables = ["filter", "nat"];
    private static readonly AddressFamily[] Families = [AddressFamily.InterNetwork, AddressFamily.InterNetworkV6];

    private readonly Dictionary<AddressFamily, string> _wanted = [];
    private readonly Dictionary<AddressFamily, string> _seen = [];
    private long? _looked;
    private bool _seesNumbers = true;

    /// <summary>Does what is to be done.</summary>
    /// <returns>What failed, in words; null if nothing did.</returns>
    public async Task<string?> KeepAsync(AgentState state, HostLook look, CancellationToken cancellation)
    {
        var isDue = _looked is not { } looked || clock.GetElapsedTime(looked) >= Pause;
        string? problem = null;
        foreach (var family in Families)
        {
            problem ??= await KeepAsync(state, look, family, isDue, cancellation);
            if (problem is not null && _seesNumbers)
            {
                // Not every kernel has the match for it. What it keeps out is rare, and the rest must be filtered.
                _seesNumbers = false;
                await log.WriteLineAsync($"Packets of hosts that have left are let in, since the host's filter cannot find them: {problem}");
                problem = await KeepAsync(state, look, family, isDue: true, cancellation);
            }
        }

        if (isDue && problem is null)
        {
            _looked = clock.GetTimestamp();
        }

        return problem;
    }

    private async Task<string?> KeepAsync(AgentState state, HostLook look, AddressFamily family, bool isDue, CancellationToken cancellation)
    {
        var wanted = FilterRules.Of(state, look, family, _seesNumbers);
        var text = string.Concat(wanted.SelectMany(set => set.Chains).Select(chain => $"{chain.Name}\n{string.Join('\n', chain.Rules)}\n"));
        return isDue || text != _wanted.GetValueOrDefault(family)
            ? await KeepAsync(family, wanted, text, new FilterNames(state.Owner), cancellation)
            : null;
    }

    private async Task<string?> KeepAsync(AddressFamily family, IReadOnlyList<RuleSet> wanted, string text, FilterNames names, CancellationToken cancellation)
    {
        var program = family == AddressFamily.InterNetwork ? "iptables" : "ip6tables";
        var (backend, saved) = await LookAsync(program, cancellation);
        if (saved is null)
        {
            // A host without IPv6 has nothing to be filtered.
            return family == AddressFamily.InterNetworkV6 ? null : $"The host's packet filter cannot be looked at by {program}.";
        }

        var isRewritten = text != _wanted.GetValueOrDefault(family) || Ours(saved, names) != _seen.GetValueOrDefault(family);
        var changes = string.Concat(wanted.Select(set => FilterPlan.Write(set, saved, names, isRewritten && set.Chains.Count > 0)));
        if (changes.Length > 0)
        {
            var answer = await tools.RunAsync($"{program}-{backend}-restore", ["--noflush"], changes, cancellation);
            if (answer.ExitCode != 0)
            {
                return $"{program}-{backend}-restore: {answer.Errors.Trim()}";
            }

            (_, saved) = await LookAsync(program, cancellation);
        }

        _wanted[family] = text;
        _seen[family] = Ours(saved, names);
        return null;
    }

    /// <summary>
    /// Looks with that one of the two kinds of <c>iptables</c> that Docker uses. The old one is asked only if it is in use: asking it makes
    /// the kernel load it.
    /// </summary>
    private async Task<(string Backend, SavedRules? Saved)> LookAsync(string program, CancellationToken cancellation)
    {
        var legacy = UsesLegacy(program) ? await SavedAsync(program, "legacy", cancellation) : null;
        if (legacy?.Has("filter", "DOCKER") == true)
        {
            return ("legacy", legacy);
        }

        var current = await SavedAsync(program, "nft", cancellation);
        return current is null && legacy is not null ? ("legacy", legacy) : ("nft", current);
    }

    private async Task<SavedRules?> SavedAsync(string program, string backend, CancellationToken cancellation)
    {
        var answer = await tools.RunAsync($"{program}-{backend}-save", [], "", cancellation);
        return answer.ExitCode == 0 ? SavedRules.Read(Encoding.UTF8.GetString(answer.Output)) : null;
    }

    private static bool UsesLegacy(string program)
    {
        try
        {
            return File.ReadAllText(program == "iptables" ? "/proc/net/ip_tables_names" : "/proc/net/ip6_tables_names").Contains("filter", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Our chains as they are printed, to be compared with how they were after we wrote them.</summary>
    private static string Ours(SavedRules? saved, FilterNames names) => saved is null ? "" : string.Concat(Tables
        .SelectMany(table => saved.Chains(table, names.IsOurs).Select(chain => $"{chain}\n{string.Join('\n', saved.Rules(table, chain))}\n")));
}
