using System.CommandLine;

namespace Clocker.Cli.Commands.Labs;

/// <summary>What the commands for labs share; completion knows hosts by this name.</summary>
internal static class LabArguments
{
    public const string Host = "HOST";

    public static Argument<string> HostOf() => new(Host) { Description = "The host, such as host-1." };

    public static Option<string> Name() => new("--name")
    {
        Description = "The lab's name (lab).",
        HelpName = "NAME",
        DefaultValueFactory = _ => "lab",
    };
}
