using System.CommandLine;

using Clocker.Cli.Diagnosing;
using Clocker.Cli.Showing;
using Clocker.Client.Problems;
using Clocker.Client.Serving;

namespace Clocker.Cli.Commands;

/// <summary>Looks whether Clocker can work here, and says how to mend what hinders it.</summary>
internal sealed class DoctorCommand : ClockerCommand
{
    private readonly Option<bool> _json = GlobalOptions.Json();

    public DoctorCommand(Surroundings surroundings)
        : base(surroundings, "doctor", "Checks engine, permissions, disk and ports, and says how to mend each.", "clocker doctor") =>
        Options.Add(_json);

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var findings = await FindAsync(session, cancellation);
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, findings, json => json.IReadOnlyListFinding);
        }
        else
        {
            findings.ToList().ForEach(finding => Write(session, finding));
        }

        return findings.Any(finding => finding.Level == "error") ? ExitCodes.Failed : ExitCodes.Done;
    }

    /// <summary>A server knows its engines best; without one, this machine is looked at.</summary>
    private static async Task<IReadOnlyList<Finding>> FindAsync(Session session, CancellationToken cancellation)
    {
        var here = new LocalChecks(session);
        using var client = session.Client();
        try
        {
            return [.. await client.DoctorAsync(cancellation), here.Permissions()];
        }
        catch (ServerUnreachableException) when (session.NamedServer is null)
        {
            return
            [
                await here.EngineAsync(cancellation),
                here.Permissions(),
                here.Disk(),
                LocalChecks.Ports(),
                new Finding("server", "ok", "No server runs; clocker up starts one.", null),
            ];
        }
    }

    private static void Write(Session session, Finding finding)
    {
        var paint = new Paint(session.Surroundings.IsLively);
        var mark = finding.Level switch
        {
            "ok" => "ok     ",
            "warning" => "warning",
            _ => paint.Red("error  "),
        };
        session.Say($"{mark}  {finding.Check,-11}  {finding.Message}");
        if (finding.Remedy is not null)
        {
            session.Say($"                      {finding.Remedy}");
        }
    }
}
