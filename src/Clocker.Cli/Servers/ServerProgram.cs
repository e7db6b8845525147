namespace Clocker.Cli.Servers;

/// <summary>The server's program, published beside the command: its own executable, or an assembly that <c>dotnet</c> runs.</summary>
/// <param name="File">What to execute.</param>
/// <param name="Arguments">What comes before the server's own arguments.</param>
internal sealed record ServerProgram(string File, IReadOnlyList<string> Arguments)
{
    private const string Name = "Clocker.Server";

    /// <summary>Finds it.</summary>
    /// <exception cref="CommandException">It is nowhere.</exception>
    public static ServerProgram Find(Surroundings surroundings)
    {
        string[] directories =
        [
            .. surroundings.Variable("CLOCKER_SERVER_DIRECTORY") is { } named ? [named] : Array.Empty<string>(),
            Path.GetFullPath(Path.Combine(surroundings.ProgramDirectory, "..", "server")),
            surroundings.ProgramDirectory,
        ];
        foreach (var directory in directories)
        {
            var executable = Path.Combine(directory, Name);
            if (System.IO.File.Exists(executable))
            {
                return new ServerProgram(executable, []);
            }

            if (System.IO.File.Exists($"{executable}.dll"))
            {
                return new ServerProgram(Dotnet(surroundings), [$"{executable}.dll"]);
            }
        }

        throw new CommandException(
            ExitCodes.NoServer,
            $"The server's program, {Name}, is not in {string.Join(" or ", directories)}.",
            "Publish it beside the command (./clocker does), or name its directory in CLOCKER_SERVER_DIRECTORY.");
    }

    private static string Dotnet(Surroundings surroundings)
    {
        var inRoot = surroundings.Variable("DOTNET_ROOT") is { } root ? Path.Combine(root, "dotnet") : null;
        return inRoot is not null && System.IO.File.Exists(inRoot) ? inRoot : "dotnet";
    }
}
