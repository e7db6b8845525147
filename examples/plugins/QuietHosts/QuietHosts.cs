using Clocker.Model.Collections;
using Clocker.Model.Placement;
using Clocker.Model.Values;

namespace Example.Plugins;

// snippet: plugin
/// <summary>Only hosts on which few containers run that others started.</summary>
public sealed class QuietHosts(ValueMap<Value> settings) : IPlacementStrategy
{
    private readonly decimal _most = settings.GetValueOrDefault("most") is Value.Number number ? number.Amount : 0;

    /// <inheritdoc />
    public string Name => "QuietHosts";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) =>
        host.Strangers <= _most ? Verdict.Accept() : Verdict.Reject("strangers", null, (double)_most, host.Strangers);

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) =>
        $"{host.Name} runs {verdict.Had} containers of others, and may run {verdict.Asked}.";
}
// end of snippet
