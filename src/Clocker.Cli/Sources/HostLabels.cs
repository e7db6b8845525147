namespace Clocker.Cli.Sources;

/// <summary>Reads <c>--label KEY=VALUE</c> and <c>--label HOST:KEY=VALUE</c>.</summary>
internal static class HostLabels
{
    private const string All = "*";

    /// <summary>The labels by host; those of all hosts under <c>*</c>.</summary>
    /// <exception cref="CommandException">One has no key.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Read(IEnumerable<string> labels)
    {
        var hosts = new SortedDictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var label in labels)
        {
            var colon = label.IndexOf(':', StringComparison.Ordinal);
            var isOfOne = colon > 0 && label.StartsWith("host-", StringComparison.Ordinal) && label[5..colon].All(char.IsAsciiDigit);
            var host = isOfOne ? label[..colon] : All;
            if (label[(isOfOne ? colon + 1 : 0)..].Split('=', 2) is not [{ Length: > 0 } key, var value])
            {
                throw new CommandException(ExitCodes.WrongUse, $"\"{label}\" is no label.", "Write it as --label region=home, or --label host-1:ssd=true.");
            }

            if (!hosts.TryGetValue(host, out var known))
            {
                hosts[host] = known = new(StringComparer.Ordinal);
            }

            known[key] = value;
        }

        return hosts.ToDictionary(host => host.Key, IReadOnlyDictionary<string, string> (host) => host.Value);
    }
}
