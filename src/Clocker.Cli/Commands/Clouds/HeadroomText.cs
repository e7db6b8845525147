using System.Globalization;

using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Cli.Commands.Clouds;

/// <summary>Headroom as people write it: a number of containers, or per cent.</summary>
internal static class HeadroomText
{
    /// <summary>The number, or the part of one.</summary>
    /// <exception cref="CommandException">It is neither.</exception>
    public static (int? Count, double? Share) Read(string? text)
    {
        if (text is null)
        {
            return (null, null);
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return (count, null);
        }

        return text.EndsWith('%') && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent < 100
            ? (null, percent / 100)
            : throw new CommandException(ExitCodes.WrongUse, $"\"{text}\" is no headroom.", "Write a number of containers (4), or a part of the room for them, less than all of it (20%).");
    }

    /// <summary>A size in bytes.</summary>
    /// <exception cref="CommandException">It is none.</exception>
    public static long? Size(string? text) => text is null ? null
        : Coercions.Bytes(Value.Of(text)) is { Problem: null } size ? size.Value
        : throw new CommandException(ExitCodes.WrongUse, $"\"{text}\" is no size of memory.", "Write it with a unit: 512m, 4g.");
}
