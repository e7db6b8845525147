using Clocker.Cli.Showing;
using Clocker.Client.Applications;
using Clocker.Client.Entities;

using Spectre.Console;

namespace Clocker.Cli.Watching;

/// <summary>The tree of the application, redrawn in place.</summary>
internal sealed class LiveView(IAnsiConsole console, TimeProvider clock) : IProgressView
{
    private readonly long _start = clock.GetTimestamp();

    public Task<T> ShowAsync<T>(Func<Action<ApplicationTree>, Task<T>> work) =>
        console.Live(new Text("")).StartAsync(context => work(tree =>
        {
            context.UpdateTarget(Draw(tree));
            context.Refresh();
        }));

    private Grid Draw(ApplicationTree tree)
    {
        var grid = new Grid();
        foreach (var right in (int[])[3, 3, 3, 0])
        {
            grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, right, 0) });
        }

        foreach (var (guide, entity) in TreeLines.Of(tree))
        {
            var elapsed = entity.Parent is null ? clock.GetElapsedTime(_start) : clock.GetUtcNow() - entity.Since;
            grid.AddRow(
                new Text($"{guide}{entity.Address[(entity.Address.LastIndexOf('/') + 1)..]}"),
                new Text(entity.State, Colour(entity)),
                new Text(Spans.Of(elapsed), new Style(Color.Grey)),
                new Text(What(entity), entity.Problems.Count > 0 ? new Style(Color.Red) : new Style(Color.Grey)));
        }

        return grid;
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
