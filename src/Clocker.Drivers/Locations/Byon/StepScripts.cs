using Clocker.Model.Machines;

namespace Clocker.Drivers.Locations.Byon;

/// <summary>Puts a step's scripts together into what is run, and reads what that prints.</summary>
internal static class StepScripts
{
    /// <summary>Before a line that names the command that failed.</summary>
    public const string Command = "clocker-command: ";

    /// <summary>Before a line that whoever asked for the machine should see.</summary>
    public const string Warning = "clocker-warning: ";

    /// <summary>The exit code of what can never work.</summary>
    public const int Never = 65;

    private const string Prelude = """
        set -eu
        PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
        state=/var/lib/clocker/docker
        try() { "$@" || { code=$?; echo "clocker-command: $*"; exit "$code"; }; }

        """;

    /// <summary>Makes it so, unless it is so already; then sees whether it is.</summary>
    public static string Do(InstallationStep step) => $"""
        {Prelude}
        check() (
        {step.Check}
        )
        if said=$(check); then printf '%s\n' "$said"; exit 0; fi
        mkdir -p "$state"
        {(step.Script.Length > 0 ? step.Script : ":")}
        if ! said=$(check); then printf '%s\n' "$said"; exit 1; fi
        printf '%s\n' "$said"
        """;

    /// <summary>Sees whether it is so.</summary>
    public static string Check(InstallationStep step) => $"{Prelude}\n{step.Check}";

    /// <summary>Does it, whether it is so already or not.</summary>
    public static string Always(InstallationStep step) => $"{Prelude}\nmkdir -p \"$state\"\n{step.Script}";

    /// <summary>Takes back what was done.</summary>
    public static string Undo(InstallationStep step) => $"{Prelude}\n{step.Undo}";

    /// <summary>Takes the machine for a request; prints whose it is.</summary>
    public static string Lease { get; } = $"""
        {Prelude}
        mkdir -p /var/lib/clocker
        if mkdir /var/lib/clocker/lease 2> /dev/null; then printf '%s' "$REQUEST" > /var/lib/clocker/lease/request; fi
        # Who is killed in between has taken it all the same.
        if [ ! -s /var/lib/clocker/lease/request ]; then printf '%s' "$REQUEST" > /var/lib/clocker/lease/request; fi
        cat /var/lib/clocker/lease/request
        """;

    /// <summary>Prints the version of the engine that runs.</summary>
    public static string Version { get; } = $$$"""
        {{{Prelude}}}
        docker -H unix:///var/run/docker.sock version -f '{{.Server.Version}}'
        """;

    /// <summary>Prints for which request the machine is taken; nothing if for none.</summary>
    public static string Holder { get; } = $"{Prelude}\ncat /var/lib/clocker/lease/request 2> /dev/null || true";

    /// <summary>Gives the machine back; with <c>FORGET</c> what was written down about it, too.</summary>
    public static string Return { get; } = $"""
        {Prelude}
        if [ "$(cat /var/lib/clocker/lease/request 2> /dev/null)" = "$REQUEST" ]; then rm -rf /var/lib/clocker/lease; fi
        if [ -n "$FORGET" ]; then rm -rf "$state"; fi
        """;
}
