using System.CommandLine;
using System.Reflection;
using System.Text.Json;

using Clocker.Cli.Showing;

namespace Clocker.Cli.Commands;

/// <summary>Says the version.</summary>
internal sealed class VersionCommand : ClockerCommand
{
    private readonly Option<bool> _json = GlobalOptions.Json();

    public VersionCommand(Surroundings surroundings)
        : base(surroundings, "version", "Says the version of the command.", "clocker version") =>
        Options.Add(_json);

    protected override Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var version = typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        session.Say(parse.GetValue(_json)
            ? JsonSerializer.Serialize(new VersionDocument(version), CliJson.Default.VersionDocument)
            : $"Clocker {version}");
        return Task.FromResult(ExitCodes.Done);
    }
}
