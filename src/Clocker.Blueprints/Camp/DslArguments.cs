using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Counts arguments.</summary>
internal static class DslArguments
{
    /// <summary>Whether a function is given as many arguments as it takes; if not, that is reported.</summary>
    public static bool AreCounted(DiagnosticList diagnostics, string function, Position at, IReadOnlyCollection<DslArgument> arguments, int least, int? most = null)
    {
        if (arguments.Count >= least && arguments.Count <= (most ?? least))
        {
            return true;
        }

        diagnostics.Error(
            Codes.BadArguments,
            at,
            $"{function} is given {arguments.Count} argument{(arguments.Count == 1 ? "" : "s")}.",
            least == 0 && most is null or 0 ? $"Write {function}()." : $"Give it {(most is { } more ? $"{least} to {more}" : $"{least}")}: {function}(\"…\").");
        return false;
    }
}
