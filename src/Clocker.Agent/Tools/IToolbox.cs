namespace Clocker.Agent.Tools;

/// <summary>The programs with which a host's network is looked at and changed: <c>ip</c>, <c>bridge</c>, <c>iptables</c>.</summary>
internal interface IToolbox
{
    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="ToolException">It could not be started.</exception>
    Task<ToolAnswer> RunAsync(string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellation);

    /// <summary>Runs a program to its end, and passes on what it prints while it does; when cancelled, it is ended.</summary>
    /// <returns>How it ended; the output is with who got it.</returns>
    /// <exception cref="ToolException">It could not be started.</exception>
    Task<ToolAnswer> StreamAsync(string program, IReadOnlyList<string> arguments, Stream output, CancellationToken cancellation);

    /// <summary>What a program prints, line by line, until it ends.</summary>
    /// <exception cref="ToolException">It could not be started.</exception>
    IAsyncEnumerable<string> FollowAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellation);
}
