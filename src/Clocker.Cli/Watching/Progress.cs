using Clocker.Cli.Terminals;

using Spectre.Console;

namespace Clocker.Cli.Watching;

/// <summary>Makes watches that fit the terminal.</summary>
internal static class Progress
{
    public static ApplicationWatch Watch(Surroundings surroundings, IInterrupts interrupts, TimeSpan timeout)
    {
        IProgressView view = surroundings.IsLively
            ? new LiveView(Live(surroundings), surroundings.Clock)
            : new PlainView(surroundings.Out, surroundings.Clock);
        return new ApplicationWatch(view, interrupts, surroundings.Clock, timeout);
    }

    private static IAnsiConsole Live(Surroundings surroundings) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        ColorSystem = ColorSystemSupport.Standard,
        Interactive = InteractionSupport.Yes,
        Out = new TerminalOutput(surroundings.Out, surroundings.Terminal),
    });
}
