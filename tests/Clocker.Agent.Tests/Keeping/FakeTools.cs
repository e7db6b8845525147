using System.Runtime.CompilerServices;
using System.Text;
using Clocker.Agent.Tools;

namespace Clocker.Agent.Tests.Keeping;

/// <summary>Tools that have been told what to print, and that remember what they were asked.</summary>
internal sealed class FakeTools : IToolbox
{
    public Dictionary<string, string> Prints { get; } = [];

    public Dictionary<string, string> Fails { get; } = [];

    public List<string> Asked { get; } = [];

    public Task<ToolAnswer> RunAsync(string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellation)
    {
        var command = string.Join(' ', arguments.Prepend(program));
        Asked.Add(input.Length == 0 ? command : $"{command} < {input.ReplaceLineEndings("|")}");
        return Task.FromResult(Fails.TryGetValue(command, out var errors)
            ? new ToolAnswer(1, [], errors)
            : new ToolAnswer(0, Encoding.UTF8.GetBytes(Prints.GetValueOrDefault(command, "")), ""));
    }

    public Task<ToolAnswer> StreamAsync(string program, IReadOnlyList<string> arguments, Stream output, CancellationToken cancellation) =>
        RunAsync(program, arguments, "", cancellation);

    public async IAsyncEnumerable<string> FollowAsync(string program, IReadOnlyList<string> arguments, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        yield break;
    }
}
