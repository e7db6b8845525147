namespace Clocker.Agent.Joins;

/// <summary>What is to be changed on the host, in order, and what cannot be as it should.</summary>
internal sealed class Plan
{
    private readonly List<Step> _steps = [];
    private readonly SortedDictionary<string, string> _problems = new(StringComparer.Ordinal);

    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>By the network's key.</summary>
    public IReadOnlyDictionary<string, string> Problems => _problems;

    public void Add(Step step) => _steps.Add(step);

    /// <summary>The first problem of a network counts: others mostly follow from it.</summary>
    public void Blame(string network, string problem) => _problems.TryAdd(network, problem);
}
