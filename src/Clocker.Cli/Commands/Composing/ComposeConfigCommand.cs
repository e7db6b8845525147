using System.CommandLine;

using Clocker.Blueprints.Compose;

namespace Clocker.Cli.Commands.Composing;

/// <summary>Shows a project as it was understood.</summary>
internal sealed class ComposeConfigCommand : ClockerCommand
{
    private const string Json = "json";
    private const string Yaml = "yaml";
    private const string AllServices = "*";

    private readonly ProjectOptions _project;

    private readonly Argument<string[]> _services = new("SERVICE") { Description = "Only these services and what they depend on.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _format = new("--format") { Description = "yaml or json.", HelpName = "FORMAT" };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Write to a file.", HelpName = "FILE" };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Only say what is wrong." };
    private readonly Option<bool> _names = new("--services") { Description = "Print the names of the services, one in a line." };
    private readonly Option<bool> _images = new("--images") { Description = "Print the images, one in a line." };
    private readonly Option<bool> _volumes = new("--volumes") { Description = "Print the names of the volumes, one in a line." };
    private readonly Option<bool> _networks = new("--networks") { Description = "Print the names of the networks, one in a line." };
    private readonly Option<bool> _models = new("--models") { Description = "Print the names of the models, one in a line." };
    private readonly Option<bool> _profiles = new("--profiles") { Description = "Print the names of the profiles, one in a line." };
    private readonly Option<string?> _hash = new("--hash") { Description = "Print the hashes of services, one in a line: * for all, or names with commas.", HelpName = "SERVICES" };
    private readonly Option<bool> _environment = new("--environment") { Description = "Print the variables that are filled in." };
    private readonly Option<bool> _noInterpolate = new("--no-interpolate") { Description = "Do not fill in variables." };
    private readonly Option<bool> _noNormalize = new("--no-normalize") { Description = "Do not write out what is implied." };
    private readonly Option<bool> _noPaths = new("--no-path-resolution") { Description = "Leave paths as they are." };
    private readonly Option<bool> _noConsistency = new("--no-consistency") { Description = "Do not check whether services go together." };
    private readonly Option<bool> _noVariableFiles = new("--no-env-resolution") { Description = "Do not read the services' files of variables." };

    public ComposeConfigCommand(Surroundings surroundings, ProjectOptions project)
        : base(
            surroundings,
            "config",
            "Reads a project's Compose files, and shows them together in the long syntax. Needs no server.",
            "clocker compose config",
            "clocker compose -f a.yaml -f b.yaml config --format json",
            "clocker compose config --services")
    {
        _project = project;
        Arguments.Add(_services);
        Aliases.Add("convert");
        foreach (var option in new Option[]
        {
            _format, _output, _quiet, _names, _images, _volumes, _networks, _models, _profiles, _hash, _environment,
            _noInterpolate, _noNormalize, _noPaths, _noConsistency, _noVariableFiles,
        })
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var format = parse.GetValue(_format) ?? Yaml;
        if (format is not (Yaml or Json))
        {
            throw new CommandException(ExitCodes.WrongUse, $"unsupported format \"{format}\"", $"Write {Yaml} or {Json}.");
        }

        var request = _project.Request(session, parse) with
        {
            Interpolates = !parse.GetValue(_noInterpolate),
            Normalizes = !parse.GetValue(_noNormalize),
            ResolvesPaths = !parse.GetValue(_noPaths),
            ChecksConsistency = !parse.GetValue(_noConsistency),
            // A hash is of the files' names, as it is in Compose.
            ResolvesEnvironment = !parse.GetValue(_noVariableFiles) && parse.GetValue(_hash) is null,
        };
        var project = ProjectOptions.Read(session, request);
        if (request.Interpolates && project.Keep(parse.GetValue(_services) ?? []) is { } missing)
        {
            throw new CommandException(ExitCodes.Failed, $"no such service: {missing}");
        }

        if (Listed(project, parse) is { } lines)
        {
            lines.ForEach(session.Say);
        }
        else if (!parse.GetValue(_quiet))
        {
            await WriteAsync(session, parse, Text(project, format, request.Interpolates), cancellation);
        }

        return ExitCodes.Done;
    }

    /// <summary>A dollar sign of a value is doubled, so that what is printed can be read again.</summary>
    private static string Text(ComposeProject project, string format, bool isFilled)
    {
        var text = format == Json ? project.ToJson() : project.ToYaml();
        return isFilled ? text.Replace("$", "$$", StringComparison.Ordinal) : text;
    }

    private async Task WriteAsync(Session session, ParseResult parse, string text, CancellationToken cancellation)
    {
        if (parse.GetValue(_output) is { Length: > 0 } output)
        {
            await File.WriteAllTextAsync(Path.GetFullPath(output, session.Surroundings.WorkingDirectory), text, cancellation);
        }
        else
        {
            await session.Out.WriteAsync(text.AsMemory(), cancellation);
        }
    }

    /// <summary>What one of the options that list something lists; null if none is given.</summary>
    private List<string>? Listed(ComposeProject project, ParseResult parse) =>
        parse.GetValue(_names) ? [.. project.ServiceNames]
        : parse.GetValue(_images) ? [.. project.Images]
        : parse.GetValue(_volumes) ? [.. project.Shared("volumes")]
        : parse.GetValue(_networks) ? [.. project.Shared("networks")]
        : parse.GetValue(_models) ? [.. project.Shared("models")]
        : parse.GetValue(_profiles) ? [.. project.Profiles]
        : parse.GetValue(_environment) ? [.. project.Environment.Select(variable => $"{variable.Key}={variable.Value}")]
        : parse.GetValue(_hash) is { } hashed ? Hashes(project, hashed)
        : null;

    private static List<string> Hashes(ComposeProject project, string services)
    {
        var names = services == AllServices ? project.ServiceNames : services.Split(',');
        return names.FirstOrDefault(name => !project.ServiceNames.Contains(name)) is { } missing
            ? throw new CommandException(ExitCodes.Failed, $"no such service: {missing}")
            : [.. names.Order(StringComparer.Ordinal).Select(name => $"{name} {project.HashOf(name)}")];
    }
}
