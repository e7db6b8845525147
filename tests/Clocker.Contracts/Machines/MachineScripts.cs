namespace Clocker.Contracts.Machines;

/// <summary>The scripts of the contract. A simulated machine is told what each of them does.</summary>
public static class MachineScripts
{
    /// <summary>Prints on both outputs and fails.</summary>
    public const string Failing = "echo out; echo err >&2; exit 7";

    /// <summary>Prints what it finds in its environment.</summary>
    public const string Telling = "printf '%s|%s|%s' \"$PLAIN\" \"$QUOTED\" \"$SECRET\"";

    /// <summary>Prints who it is.</summary>
    public const string Who = "id -u";

    /// <summary>Prints more than anybody wants to keep, then a last line.</summary>
    public const string Flood = "yes 0123456789abcdef 2>/dev/null | head -c 12000000; echo last";

    /// <summary>Leaves something running that holds its output open.</summary>
    public const string Daemon = "sleep 120 & echo started";

    /// <summary>Waits until it is told to end, and then ends with 9.</summary>
    public const string Obedient = "exec 2>/dev/null; trap 'echo told; exit 9' TERM; sleep 120 & echo ready; wait";

    /// <summary>Takes no notice of a request to end.</summary>
    public const string Stubborn = "trap '' TERM; echo ready; sleep 120; echo over";

    /// <summary>Prints something, and a little later something else.</summary>
    public const string Slow = "echo one; sleep 1; echo two";
}
