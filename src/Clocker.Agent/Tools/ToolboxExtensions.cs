using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Clocker.Agent.Tools;

/// <summary>What is asked of the tools more than once.</summary>
internal static class ToolboxExtensions
{
    /// <summary>What a program that prints JSON says; nothing printed is an empty list.</summary>
    /// <exception cref="ToolException">It failed, or printed something else.</exception>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        this IToolbox tools, string program, IReadOnlyList<string> arguments, JsonTypeInfo<T[]> type, CancellationToken cancellation)
    {
        var answer = await tools.RunAsync(program, arguments, "", cancellation);
        if (answer.ExitCode != 0)
        {
            throw new ToolException($"{program} {string.Join(' ', arguments)}: {answer.Errors.Trim()}");
        }

        try
        {
            return answer.Output.AsSpan().Trim(" \n"u8).IsEmpty ? [] : JsonSerializer.Deserialize(answer.Output, type) ?? [];
        }
        catch (JsonException error)
        {
            throw new ToolException($"{program} {string.Join(' ', arguments)} printed what is not understood: {error.Message}", error);
        }
    }
}
