using Clocker.Model.Containers;
using Clocker.Model.Values;

namespace Clocker.Cli.Sources;

/// <summary>Reads sizes such as <c>512m</c> and <c>2g</c>.</summary>
internal static class Sizes
{
    /// <exception cref="CommandException">It is no size.</exception>
    public static long? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var size = ContainerCoercions.Memory(Value.Of(text));
        return size.Problem is null ? size.Value : throw new CommandException(ExitCodes.WrongUse, $"{size.Problem}.", "Write it as 512m or 2g.");
    }
}
