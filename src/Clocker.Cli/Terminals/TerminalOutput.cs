using System.Text;

using Spectre.Console;

namespace Clocker.Cli.Terminals;

/// <summary>A terminal as Spectre.Console writes to it.</summary>
internal sealed class TerminalOutput(TextWriter writer, ITerminal terminal) : IAnsiConsoleOutput
{
    public TextWriter Writer => writer;

    public bool IsTerminal => true;

    public int Width => terminal.Size.Columns;

    public int Height => terminal.Size.Rows;

    public void SetEncoding(Encoding encoding)
    {
    }
}
