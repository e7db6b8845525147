using Clocker.Cli.Showing;
using Clocker.Client.Applications;
using Clocker.Client.Entities;

using Spectre.Console;

namespace Clocker.Cli.Watching;

/// <summary>The tree of the application, redrawn in place.</summary>
internal sealed class LiveView(IAnsiConsole console, TimeProvider clock) : IProgressView
{
    private const int Gap = 3;

    private readonly long _start = clock.GetTimestamp();

    public Task<T> ShowAsync<T>(Func<Action<ApplicationTree>, Task<T>> work) =>
        console.Live(new Text("")).StartAsync(context => work(tree =>
        {
            context.UpdateTarget(Draw(tree));
            context.Refresh();
        }));

    private Rows Draw(ApplicationTree tree)
    {
        var lines = TreeLines.Of(tree);
        var cells = lines.Select(line => (
            Name: $"{line.Guide}{line.Entity.Address[(line.Entity.Address.LastIndexOf('/') + 1)..]}",
            Elapsed: Spans.Of(line.Entity.Parent is null ? clock.GetElapsedTime(_start) : clock.GetUtcNow() - line.Entity.Since),
            line.Entity)).ToList();
        var name = cells.Max(cell => cell.Name.Length) + Gap;
        var state = cells.Max(cell => cell.Entity.State.Length) + Gap;
        var elapsed = cells.Max(cell => cell.Elapsed.Length) + Gap;
        var room = console.Profile.Width - name - state - elapsed - 1;
        return new Rows(cells.Select(cell => new Paragraph()
            .Append(cell.Name.PadRight(name))
            .Append(cell.Entity.State.PadRight(state), Colour(cell.Entity))
            .Append(cell.Elapsed.PadRight(elapsed), new Style(Color.Grey))
            .Append(Cut(What(cell.Entity), room), new Style(cell.Entity.Problems.Count > 0 ? Color.Red : Color.Grey))));
    }

    /// <summary>As much of a text as there is room for in one line: a tree that wraps cannot be read.</summary>
    private static string Cut(string text, int room)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= room ? line : room < 2 ? "" : $"{line[..(room - 1)]}…";
    }

    private static string What(EntityAnswer entity)
    {
        var trouble = TreeLines.Trouble(entity);
        return trouble.Length > 0 ? trouble : entity.State == "RUNNING" ? entity.Uri ?? "" : entity.Container?.State ?? "";
    }

    private static Style Colour(EntityAnswer entity) => new(entity.State switch
    {
        "RUNNING" => Color.Green,
        "ON_FIRE" => Color.Red,
        "STARTING" or "STOPPING" => Color.Yellow,
        _ => Color.Default,
    });
}
