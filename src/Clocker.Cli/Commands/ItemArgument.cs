using System.CommandLine;

namespace Clocker.Cli.Commands;

/// <summary>The argument that names an item of the catalogue; completion knows it by this name.</summary>
internal static class ItemArgument
{
    public const string Item = "ITEM";

    public static Argument<string> New(string description) => new(Item) { Description = description };
}
