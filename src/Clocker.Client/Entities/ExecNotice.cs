namespace Clocker.Client.Entities;

/// <summary>What the sides of an exec tell each other beside its bytes: a text message with one of these given.</summary>
/// <remarks>Bytes are binary messages: to the server they are input; from the server the first byte says 1 for output, 2 for errors.</remarks>
public sealed record ExecNotice
{
    /// <summary>From the server, at last: the command's exit code.</summary>
    public int? ExitCode { get; init; }

    /// <summary>From the server, at last: why the command could not be run or watched.</summary>
    public string? Problem { get; init; }

    /// <summary>From the client: there is no more input.</summary>
    public bool? EndOfInput { get; init; }

    /// <summary>From the client, with <see cref="Rows"/>: the terminal's width is now this.</summary>
    public int? Columns { get; init; }

    /// <summary>From the client, with <see cref="Columns"/>: the terminal's height is now this.</summary>
    public int? Rows { get; init; }
}
