using System.Collections.Concurrent;

using Clocker.Model.Placement;
using Clocker.Model.Values;

namespace Clocker.Library.Placement;

/// <summary>The affinity rules that hosts have themselves, by their label: for whoever comes, and for who is there.</summary>
public sealed class HostAffinity : IPlacementStrategy
{
    private readonly ConcurrentDictionary<string, Affinity?> _rules = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public string Name => "HostAffinity";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.Owner;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) =>
        host.Labels.GetValueOrDefault(HostView.AffinityLabel) is not { } text ? Verdict.Accept()
        : RulesOf(text) is { } rules ? rules.Judge(request, host)
        : Verdict.Reject("affinity rules unreadable");

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host)
    {
        var text = host.Labels.GetValueOrDefault(HostView.AffinityLabel, "");
        return RulesOf(text) is { } rules
            ? $"By a rule of the host: {rules.Say(verdict, request, host)}"
            : $"The label {HostView.AffinityLabel} of {host.Name}: {AffinityReader.Read(Value.Of(text)).Problem}.";
    }

    private Affinity? RulesOf(string text) => _rules.GetOrAdd(text, text => AffinityReader.Read(Value.Of(text)).Value is { } rules ? new(rules) : null);
}
