using System.Text.Json.Serialization;

namespace Clocker.Client.Problems;

/// <summary>Why a request failed (RFC 9457, <c>application/problem+json</c>).</summary>
public sealed record Problem
{
    /// <summary>A URI for the kind of problem.</summary>
    public string Type => $"urn:clocker:problem:{Code}";

    /// <summary>The kind of problem, the same for all of its kind.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The kind of problem, for programs; one of <see cref="ProblemCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, naming the thing, in sentences.</summary>
    public required string Detail { get; init; }

    /// <summary>What to do about it; null if there is nothing to say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Remedy { get; init; }

    /// <summary>Names that look like the one that was not found, the nearest first.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>All names that would have been found.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>What is wrong with the blueprint.</summary>
    public IReadOnlyList<DiagnosticAnswer> Diagnostics { get; init; } = [];
}
