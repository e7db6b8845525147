using System.CommandLine;

namespace Clocker.Cli.Commands;

/// <summary>The option that lays files over a blueprint.</summary>
internal static class EnvironmentOption
{
    public const string Name = "--env";

    public static Option<string[]> New() => new(Name)
    {
        Description = "A file with what is different where it is deployed to: location, sizes, config. May be given again; later ones win.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };
}
