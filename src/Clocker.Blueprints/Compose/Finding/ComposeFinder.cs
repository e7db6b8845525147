using Clocker.Blueprints.Compose.Loading;
using Clocker.Model.Collections;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Finding;

/// <summary>Finds the files of a project and its variables: as named, else by the environment, else in the directory or one above it.</summary>
internal sealed class ComposeFinder(ComposeRequest request, IComposeFiles files, DiagnosticList diagnostics)
{
    private const string StandardInput = "-";
    private const string DotEnvFile = ".env";

    private static readonly string[] Names = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

    private static readonly string[] Overrides =
        ["compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml"];

    private readonly LoadContext _context = new(files, new() { ProjectDirectory = request.WorkingDirectory, WorkingDirectory = request.WorkingDirectory }, diagnostics);
    private ValueMap<string> _environment = request.Environment;

    /// <summary>The files and what is said beside them; null if there are none, and then that is said.</summary>
    public (IReadOnlyList<ComposeFile> Files, ComposeOptions Options)? Find()
    {
        IReadOnlyList<string> named = [.. request.Files.Select(Absolute)];
        var here = Directory(named);
        if (!AddVariables(here))
        {
            return null;
        }

        var paths = named.Count > 0 ? named : FromEnvironment() ?? Discovered(here);
        if (paths.Count == 0)
        {
            diagnostics.Error(Codes.MissingFile, default, "no configuration file provided: not found", $"Name one with -f, or call it where there is a {Names[0]}.");
            return null;
        }

        var directory = Directory(paths);
        if (directory != here && !AddVariables(directory))
        {
            return null;
        }

        var read = paths.Select(Read).OfType<ComposeFile>().ToList();
        return read.Count == paths.Count && !_context.IsOver ? (read, Options(directory)) : null;
    }

    private ComposeOptions Options(string directory) => new()
    {
        ProjectDirectory = directory,
        WorkingDirectory = request.WorkingDirectory,
        Name = request.Name,
        Environment = _environment,
        VariableFiles = [],
        Profiles = request.Profiles.Count > 0 ? request.Profiles : [.. Split(Variable("COMPOSE_PROFILES"), ",").Select(profile => profile.Trim())],
        Interpolates = request.Interpolates,
        Normalizes = request.Normalizes,
        ResolvesPaths = request.ResolvesPaths,
        ChecksConsistency = request.ChecksConsistency,
        ResolvesEnvironment = request.ResolvesEnvironment,
    };

    private ComposeFile? Read(string path)
    {
        if (path == StandardInput)
        {
            return new(path, new(path, request.StandardInput()));
        }

        return _context.Text(path, default) is { } text ? new(path, new(_context.Shown(path), text)) : null;
    }

    /// <summary>What is set already goes before what files say.</summary>
    private bool AddVariables(string directory)
    {
        var named = request.VariableFiles.Count > 0 ? request.VariableFiles : [.. Split(OfProcess("COMPOSE_ENV_FILES"), ",")];
        var usual = GoPath.Join(directory, DotEnvFile);
        IReadOnlyList<string> paths = named.Count > 0 ? [.. named.Select(Absolute)] : !IsOff(OfProcess("COMPOSE_DISABLE_ENV_FILE")) && files.IsFile(usual) ? [usual] : [];
        if (new VariableFiles(_context).Read(paths, Variable, default) is not { } variables)
        {
            return false;
        }

        _environment = variables.Concat(_environment).ToValueMap();
        return true;
    }

    private IReadOnlyList<string>? FromEnvironment() => Variable("COMPOSE_FILE") is { } listed
        ? [.. Split(listed, Variable("COMPOSE_PATH_SEPARATOR") is { Length: > 0 } separator ? separator : ":").Select(Absolute)]
        : null;

    private IReadOnlyList<string> Discovered(string from)
    {
        for (var directory = from; ; directory = GoPath.Directory(directory))
        {
            var found = In(directory, Names);
            if (found.Count > 0)
            {
                Several(found, "config");
                var overrides = In(directory, Overrides);
                Several(overrides, "override");
                return [found[0], .. overrides.Take(1)];
            }

            if (directory is "/" or ".")
            {
                return [];
            }
        }
    }

    private List<string> In(string directory, string[] names) => [.. names.Select(name => GoPath.Join(directory, name)).Where(files.IsFile)];

    private void Several(List<string> found, string what)
    {
        if (found.Count > 1)
        {
            diagnostics.Warning(
                Codes.Obsolete, default, $"Found multiple {what} files with supported names: {string.Join(", ", found)}; using {found[0]}", "Remove the others, or name one with -f.");
        }
    }

    /// <summary>The project's directory: as asked for, else that of the first file, else here.</summary>
    private string Directory(IReadOnlyList<string> paths) =>
        request.ProjectDirectory is { Length: > 0 } asked ? Absolute(asked)
        : paths.FirstOrDefault(path => path != StandardInput) is { } first ? GoPath.Directory(first)
        : request.WorkingDirectory;

    private string Absolute(string path) => path == StandardInput || GoPath.IsAbsolute(path) ? path : GoPath.Join(request.WorkingDirectory, path);

    private string? Variable(string name) => _environment.TryGetValue(name, out var value) ? value : null;

    private string? OfProcess(string name) => request.Environment.TryGetValue(name, out var value) ? value : null;

    private static bool IsOff(string? text) => text?.ToUpperInvariant() is "1" or "T" or "TRUE";

    private static string[] Split(string? text, string separator) => (text ?? "").Split(separator, StringSplitOptions.RemoveEmptyEntries);
}
