using Clocker.Model.Placement;

using Xunit;

namespace Clocker.Library.Tests.Placement;

/// <summary>Holds the reference of placement to the strategies that there are.</summary>
public sealed class PlacementDocumentTests
{
    [Fact]
    public void Every_strategy_is_described_with_its_names_and_settings()
    {
        var text = File.ReadAllLines(Path.Combine(Root(), "docs", "placement.md"));


        Assert.Equal(StrategyKinds.All.Select(Row), text.Where(line => line.StartsWith("| `", StringComparison.Ordinal) && StrategyKinds.Find(line.Split('`')[1]) is not null));
    }

    private static string Row(StrategyKind kind) =>
        $"| `{kind.Name}`{(kind.OtherNames is [var other, ..] ? $" (`{other}`)" : "")} | {(kind.Settings.Count == 0 ? "–" : string.Join(", ", kind.Settings.Select(setting => $"`{setting.Name}`")))} | {kind.Does} |";

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Clocker.slnx")))
        {
            directory = directory.Parent!;
        }

        return directory.FullName;
    }
}
