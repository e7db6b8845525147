using System.CommandLine;

namespace Clocker.Cli.Commands;

/// <summary>The arguments that name entities and applications; completion knows them by these names.</summary>
internal static class EntityArgument
{
    public const string Entity = "ENTITY";
    public const string Application = "APP";

    public static Argument<string> New() => new(Entity) { Description = "The entity: app/entity, an id, or a name that only one has." };

    public static Argument<string?> OptionalApplication() => new(Application)
    {
        Description = "The application; all if left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };
}
