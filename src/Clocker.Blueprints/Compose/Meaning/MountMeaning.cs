using System.Globalization;

using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Tree;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Meaning;

/// <summary>What of a service's volumes, configs and secrets comes into its containers.</summary>
internal sealed class MountMeaning(string name, ComposeMap service, ComposeProject project, DiagnosticList diagnostics)
{
    private readonly List<FileReference> _files = [];

    /// <summary>The local files that have to come along.</summary>
    public IReadOnlyList<FileReference> Files => _files;

    /// <summary>Volumes and directories of the host, as <c>SOURCE:TARGET:ro</c>.</summary>
    public IReadOnlyList<string> Volumes() => [.. Mounts.Select(Volume).OfType<string>()];

    /// <summary>Directories in memory.</summary>
    public IEnumerable<KeyValuePair<string, string>> Temporary() => Mounts
        .Where(mount => mount.Text("type") == "tmpfs")
        .Select(mount => KeyValuePair.Create(mount.Text("target") ?? "", Options(mount.Map("tmpfs"))));

    /// <summary>Configs and secrets, by their path in the container.</summary>
    public Expression? Contents()
    {
        var contents = Uses(ProjectAttributes.Configs, "/").Concat(Uses(ProjectAttributes.Secrets, "/run/secrets/")).ToList();
        return contents.Count == 0 ? null : ConfigMerge.Combine(contents.ToValueMap());
    }

    private IEnumerable<ComposeMap> Mounts => (service.List("volumes")?.Items ?? []).OfType<ComposeMap>();

    private string? Volume(ComposeMap mount)
    {
        var (source, target) = (mount.Text("source"), mount.Text("target") ?? "");
        var suffix = mount.Find("read_only") is ComposeScalar { IsTrue: true } ? ":ro" : "";
        switch (mount.Text("type"))
        {
            case "bind":
                return $"{source}:{target}{suffix}";
            case "volume" when source is null:
                // It has no name in the file, and needs one to be found again.
                return $"{name}{target.Replace('/', '_')}:{target}{suffix}";
            case "volume":
                if (project.Resources(ProjectAttributes.Volumes).Map(source)?.Find("external") is ComposeScalar { IsTrue: true })
                {
                    NotDeployable(mount.At, $"services.{name}.volumes: the volume \"{source}\" is external, and Clocker mounts only volumes that it makes.");
                }

                return $"{source}:{target}{suffix}";
            case "tmpfs":
                return null;
            default:
                NotDeployable(mount.At, $"services.{name}.volumes: mounts of the type {mount.Text("type")} are not there in Clocker.");
                return null;
        }
    }

    private static string Options(ComposeMap? options)
    {
        var size = options?.Text("size") is { } bytes ? $"size={bytes}" : "";
        var mode = Given.NumberOf(options?.Find("mode")) is { } bits && long.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? $"mode={Convert.ToString(number, 8)}" : "";
        return string.Join(',', new[] { size, mode }.Where(option => option.Length > 0));
    }

    private IEnumerable<KeyValuePair<string, Expression>> Uses(string section, string folder)
    {
        foreach (var use in (service.List(section)?.Items ?? []).OfType<ComposeMap>())
        {
            var source = use.Text("source") ?? "";
            var target = use.Text("target") ?? source;
            if (use.Has("uid") || use.Has("gid"))
            {
                diagnostics.Warning(Codes.NotHonoured, use.At, $"services.{name}.{section}: uid and gid of {source} have no effect: files belong to root.", "Give a mode that lets the user read it.");
            }

            if (project.Resources(section).Map(source) is { } resource && Content(section, source, resource, use.At) is { } content)
            {
                var mode = Given.Constant(Value.Of(use.Text("mode") ?? "0444"));
                yield return new(target.StartsWith('/') ? target : $"{folder}{target}", ConfigMerge.Combine(ValueMap<Expression>.Empty.With(content.Key, content.Value).With("mode", mode)));
            }
        }
    }

    private KeyValuePair<string, Expression>? Content(string section, string source, ComposeMap resource, Position at)
    {
        if (resource.Find("file") is { AsText: { } file } path)
        {
            _files.Add(new(file, diagnostics.At(path.At), IsEnvironment: false));
            return new("path", Given.Constant(Value.Of(file)));
        }

        if (resource.Has("environment"))
        {
            return new("text", new Expression.Config(EntityReference.Self, Given.Constant(Value.Of(OutsideContent.Key(section, source)))));
        }

        if (resource.Text("content") is { } text)
        {
            return new("text", Given.Constant(Value.Of(text)));
        }

        NotDeployable(at, $"services.{name}.{section}: {source} is external, and Clocker knows no store that has it.");
        return null;
    }

    private void NotDeployable(Position at, string message) => diagnostics.Error(Codes.NotDeployable, at, message, "See docs/formats/compose.md.");
}
