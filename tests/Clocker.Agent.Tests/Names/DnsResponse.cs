namespace Clocker.Agent.Tests.Names;

/// <summary>What an answer says.</summary>
internal sealed record DnsResponse(int Id, int Code, bool IsCut, bool IsAuthoritative, IReadOnlyList<string> Records);
