namespace Clocker.Agent.Names;

/// <summary>What a message turned out to be.</summary>
internal enum DnsReading
{
    /// <summary>A question that can be answered.</summary>
    Question,

    /// <summary>Nothing that anybody waits for an answer to.</summary>
    Garbage,

    /// <summary>A query that is not as it should be.</summary>
    Malformed,

    /// <summary>Something else than a question for one name.</summary>
    Unknown,
}
