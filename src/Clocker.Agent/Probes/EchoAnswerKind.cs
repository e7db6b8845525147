namespace Clocker.Agent.Probes;

/// <summary>What came of an echo that was asked for.</summary>
internal enum EchoAnswerKind
{
    /// <summary>Nothing in time.</summary>
    Silence,

    /// <summary>It came back.</summary>
    Reply,

    /// <summary>A hop passes on nothing as large.</summary>
    TooLarge,

    /// <summary>A hop knows no way on, or must not let it pass.</summary>
    Unreachable,

    /// <summary>A hop was the last one that it was allowed to reach.</summary>
    Expired,
}
