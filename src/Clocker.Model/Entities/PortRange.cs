using System.Globalization;

using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Entities;

/// <summary>Ports to choose one of, in order: Brooklyn's <c>8080</c>, <c>8080-8090</c>, <c>8090-8080</c>, <c>8080+</c>, and lists of these.</summary>
/// <param name="Parts">The runs of ports; one whose first is above its last counts down.</param>
public sealed record PortRange(ValueList<PortRange.Run> Parts)
{
    private const int Last = 65_535;

    /// <summary>The port to try first. Inside a container, which has a network of its own, that one is free.</summary>
    public int First => Parts[0].From;

    /// <summary>All ports, in the order in which to try them.</summary>
    public IEnumerable<int> Ports => Parts.SelectMany(part => part.Ports);

    /// <summary>Reads a range of ports.</summary>
    public static Coerced<PortRange> Coerce(Value value)
    {
        var runs = Coercions.List(value, item => Coercions.Text(item) is { Problem: null, Value: { } text } && Read(text) is { } run
            ? run
            : Coerced<Run>.Wrong($"{Coercions.Describe(item)} is not a port or a range of ports"));
        return runs.Problem is { } problem ? Coerced<PortRange>.Wrong(problem)
            : runs.Value!.Count == 0 ? Coerced<PortRange>.Wrong("no port is given")
            : new PortRange(runs.Value!);
    }

    private static Run? Read(string text)
    {
        var words = text.Trim();
        if (words.EndsWith('+'))
        {
            return Port(words[..^1]) is { } from ? new(from, Last) : null;
        }

        return words.Split('-') switch
        {
            [var only] when Port(only) is { } port => new(port, port),
            [var first, var last] when Port(first) is { } from && Port(last) is { } to => new(from, to),
            _ => default(Run?),
        };
    }

    private static int? Port(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= Last ? port : null;

    /// <summary>Ports in a row.</summary>
    public readonly record struct Run(int From, int To)
    {
        /// <summary>The ports, in order.</summary>
        public IEnumerable<int> Ports
        {
            get
            {
                var (from, count, step) = (From, Math.Abs(To - From) + 1, To < From ? -1 : 1);
                return Enumerable.Range(0, count).Select(i => from + (i * step));
            }
        }
    }
}
