namespace Clocker.Agent.Names;

/// <summary>What to do with a packet that came for a name server.</summary>
internal enum NameAnswerKind
{
    /// <summary>Nobody waits for anything.</summary>
    Drop,

    /// <summary>An answer was written.</summary>
    Reply,

    /// <summary>It is not about a name of ours: the host's resolvers are asked.</summary>
    Forward,
}
