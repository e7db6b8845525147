namespace Clocker.Cli.Sources;

/// <summary>Reads <c>--set KEY=VALUE</c>.</summary>
internal static class Assignments
{
    /// <summary>The values by key; of a key given twice the last one counts.</summary>
    /// <exception cref="CommandException">One has no key.</exception>
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<string> assignments)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            if (assignment.Split('=', 2) is not [{ Length: > 0 } key, var value])
            {
                throw new CommandException(ExitCodes.WrongUse, $"\"{assignment}\" sets nothing.", "Write it as --set KEY=VALUE.");
            }

            values[key] = value;
        }

        return values;
    }
}
