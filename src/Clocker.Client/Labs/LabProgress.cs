using Clocker.Client.Problems;

namespace Clocker.Client.Labs;

/// <summary>A step towards a lab, or the end: the lab as it is, or a problem.</summary>
public sealed record LabProgress
{
    /// <summary>Which host the step was about; null if the lab itself.</summary>
    public string? Host { get; init; }

    /// <summary>What was done, in words.</summary>
    public string? Text { get; init; }

    /// <summary>The lab, at the end.</summary>
    public LabAnswer? Lab { get; init; }

    /// <summary>What it failed by, at the end; what it had made is gone by then.</summary>
    public Problem? Problem { get; init; }
}
