using Clocker.Cli.Terminals;

using Spectre.Console;

namespace Clocker.Cli.Watching;

/// <summary>Makes watches that fit the terminal.</summary>
internal static class Progress
{
    public static ApplicationWatch Watch(Surroundings surroundings, IInterrupts interrupts, TimeSpan timeout)
    {
        IProgressView view = surroundings.IsLively
            ? new LiveView(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Out) }), surroundings.Clock)
            : new PlainView(surroundings.Out, surroundings.Clock);
        return new ApplicationWatch(view, interrupts, surroundings.Clock, timeout);
    }
}
