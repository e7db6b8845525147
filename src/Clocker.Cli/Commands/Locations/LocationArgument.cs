using System.CommandLine;

namespace Clocker.Cli.Commands.Locations;

/// <summary>The argument that names a location; completion knows it by this name.</summary>
internal static class LocationArgument
{
    public const string Location = "LOCATION";

    public static Argument<string> New() => new(Location) { Description = "The named location." };
}
