using System.Text.RegularExpressions;
using Clocker.Agent.Tools;

namespace Clocker.Agent.Joins;

/// <summary>Carries steps out, as few programs as their order allows, and says which failed.</summary>
internal sealed partial class StepRunner(IToolbox tools)
{
    /// <summary>Carries out all steps, the later ones even if one fails.</summary>
    /// <returns>What failed, in words, by the network's key.</returns>
    public async Task<IReadOnlyDictionary<string, string>> RunAsync(IReadOnlyList<Step> steps, CancellationToken cancellation)
    {
        var problems = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var first = 0; first < steps.Count;)
        {
            var count = steps.Skip(first).TakeWhile(step => step.Program == steps[first].Program).Count();
            await RunBatchAsync([.. steps.Skip(first).Take(count)], problems, cancellation);
            first += count;
        }

        return problems;
    }

    private async Task RunBatchAsync(Step[] steps, SortedDictionary<string, string> problems, CancellationToken cancellation)
    {
        var answer = await tools.RunAsync(
            steps[0].Program, ["-force", "-batch", "-"], string.Join('\n', steps.Select(step => step.Line)) + "\n", cancellation);
        if (answer.ExitCode == 0)
        {
            return;
        }

        // What went wrong comes first, then the line that it is about. A line that is not understood at all ends the batch.
        var words = new List<string>();
        foreach (var line in answer.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (FailedLine().Match(line) is { Success: true } failed && int.Parse(failed.Groups[1].Value) is var number && number <= steps.Length)
            {
                Blame(steps[number - 1], words, problems);
                words.Clear();
            }
            else
            {
                words.Add(line.Trim());
            }
        }

        if (words.Count > 0 || problems.Count == 0)
        {
            foreach (var network in steps.GroupBy(step => step.Network))
            {
                Blame(network.First(), words, problems);
            }
        }
    }

    private static void Blame(Step step, List<string> words, SortedDictionary<string, string> problems) =>
        problems.TryAdd(step.Network, $"{step.Program} {step.Line}: {(words.Count == 0 ? "it failed" : string.Join("; ", words))}");

    [GeneratedRegex(@"^Command failed .*:(\d+)$")]
    private static partial Regex FailedLine();
}
