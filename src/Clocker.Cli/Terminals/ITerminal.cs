namespace Clocker.Cli.Terminals;

/// <summary>The terminal that a command runs in, if it does.</summary>
internal interface ITerminal
{
    /// <summary>Whether standard input is a terminal.</summary>
    bool IsInput { get; }

    /// <summary>Whether standard output is a terminal.</summary>
    bool IsOutput { get; }

    /// <summary>Standard input, output and error as bytes.</summary>
    (Stream Input, Stream Output, Stream Error) Bytes { get; }

    /// <summary>The terminal's size.</summary>
    (int Columns, int Rows) Size { get; }

    /// <summary>Gives every key to the reader as it is pressed, until the result is disposed of.</summary>
    IDisposable Raw();

    /// <summary>Calls back whenever the size has changed, until the result is disposed of.</summary>
    IDisposable OnResize(Action resized);

    /// <summary>Catches Ctrl-C, until the result is disposed of.</summary>
    IInterrupts CatchInterrupts();
}
