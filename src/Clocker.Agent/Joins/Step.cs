namespace Clocker.Agent.Joins;

/// <summary>One change of the host's network.</summary>
/// <param name="Network">The key of the network that it is for; empty for what no network wants any more.</param>
/// <param name="Program"><c>ip</c> or <c>bridge</c>.</param>
/// <param name="Line">What it is to do: a line of its batches.</param>
internal sealed record Step(string Network, string Program, string Line)
{
    public static Step Ip(string network, string line) => new(network, "ip", line);

    public static Step Bridge(string network, string line) => new(network, "bridge", line);
}
