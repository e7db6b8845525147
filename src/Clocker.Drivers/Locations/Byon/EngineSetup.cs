using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Clocker.Drivers.Certificates;
using Clocker.Drivers.Docker;
using Clocker.Drivers.Docker.Connecting;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Locations;
using Clocker.Model.Machines;

namespace Clocker.Drivers.Locations.Byon;

/// <summary>Makes one machine a Docker host, sees whether it still is one, and makes it what it was before.</summary>
internal sealed class EngineSetup(
    IMachine machine, MachineAddress address, string request, ByonOptions options, EngineParts parts)
{
    private readonly StepRuns _runs = new(machine, $"docker-{Named(request)}", options.StepTime, parts.Time);

    /// <summary>Where the engine is for us.</summary>
    public DockerEndpoint.Tls Endpoint
    {
        get
        {
            var port = options.Engine.Port;
            var (host, reached) = (address.IsLocal ? "127.0.0.1" : address.Host, port);
            if (address.PortMappings.TryGetValue($"{port}", out var elsewhere) && elsewhere.LastIndexOf(':') is > 0 and var colon)
            {
                (host, reached) = (elsewhere[..colon], int.Parse(elsewhere.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture));
            }

            return new DockerEndpoint.Tls(host, reached, parts.Authority.Directory);
        }
    }

    /// <summary>Takes the machine for the request.</summary>
    /// <returns>The request whose machine it is, which may be another's.</returns>
    public async Task<string> LeaseAsync(CancellationToken cancellation)
    {
        var result = await _runs.RunAsync("lease", StepScripts.Lease, [new("REQUEST", request)], cancellation);
        return result.ExitCode == 0 ? result.Output : throw Failed("Taking the machine", "lease", result);
    }

    /// <summary>Does what is not done yet, step by step; returns when the engine answers from here.</summary>
    /// <returns>What somebody should know.</returns>
    public async Task<ValueList<string>> MakeAsync(MachineDescription description, CancellationToken cancellation)
    {
        var remarks = new List<string>();
        foreach (var step in parts.Installation.Steps(description, await WantedAsync(description, cancellation)))
        {
            parts.Say($"{address}: {step.Name}");
            var result = await _runs.RunAsync(step.Name, StepScripts.Do(step), step.Environment, cancellation);
            if (result.ExitCode != 0)
            {
                throw Failed("Installing Docker", step.Name, result);
            }

            remarks.AddRange(Warnings(result));
        }

        await AnswersAsync(cancellation);
        foreach (var remark in remarks)
        {
            parts.Say($"{address}: {remark}");
        }

        return [.. remarks];
    }

    /// <summary>What is not as it should be, a sentence for each step, and what somebody should know.</summary>
    public async Task<HostFindings> LookAsync(MachineDescription description, CancellationToken cancellation)
    {
        var (differences, remarks) = (new List<string>(), new List<string>());
        foreach (var step in parts.Installation.Steps(description, await WantedAsync(description, cancellation)))
        {
            var result = await _runs.RunAsync(CheckOf(step), StepScripts.Check(step), step.Environment, cancellation);
            remarks.AddRange(Warnings(result));
            if (result.ExitCode != 0)
            {
                differences.Add($"{step.Name}: {Lines(result.Output).LastOrDefault($"exit code {result.ExitCode}")}");
            }
        }

        return new HostFindings([.. differences], [.. remarks]);
    }

    /// <summary>Brings the engine to a version, or to the newest; returns when it answers from here.</summary>
    public async Task<EngineUpgrade> UpgradeAsync(MachineDescription description, string? version, CancellationToken cancellation)
    {
        var step = parts.Installation.Upgrade(description, version ?? options.Engine.Version);
        parts.Say($"{address}: {step.Name}");
        var result = await _runs.RunAsync(step.Name, StepScripts.Always(step), step.Environment, cancellation);
        if (result.ExitCode != 0)
        {
            throw Failed("Upgrading Docker", step.Name, result);
        }

        var remarks = await MakeAsync(description, cancellation);
        var answer = await _runs.RunAsync("version", StepScripts.Version, [], cancellation);
        return answer.ExitCode == 0 ? new EngineUpgrade(answer.Output.Trim(), remarks) : throw Failed("Upgrading Docker", "version", answer);
    }

    /// <summary>Takes everything back that was done for a request which was forgotten; leaves a machine alone that somebody else has made anew since.</summary>
    public async Task CleanAsync(MachineDescription description, CancellationToken cancellation)
    {
        var holder = await _runs.RunAsync("holder", StepScripts.Holder, [], cancellation);
        if (holder.ExitCode == 0 && holder.Output.Trim() == request)
        {
            await UndoAsync(description, cancellation);
        }
    }

    /// <summary>Takes everything back, in the opposite order.</summary>
    public async Task UndoAsync(MachineDescription description, CancellationToken cancellation)
    {
        // A server that was killed may have left a step at work.
        var steps = parts.Installation.Steps(description, Wanted("", "", ""));
        foreach (var name in steps.SelectMany(step => (string[])[step.Name, CheckOf(step)]).Concat(["lease", "upgrade", "version"]))
        {
            await _runs.SettleAsync(name, cancellation);
        }

        if (!options.LeavesDocker)
        {
            foreach (var step in steps.Reverse().Where(step => step.Undo.Length > 0))
            {
                parts.Say($"{address}: {step.Name} goes");
                var result = await _runs.RunAsync($"{step.Name}-undo", StepScripts.Undo(step), step.Environment, cancellation);
                if (result.ExitCode != 0)
                {
                    throw Failed("Removing Docker", step.Name, result);
                }
            }
        }

        var returned = await _runs.RunAsync(
            "return", StepScripts.Return, [new("REQUEST", request), new("FORGET", options.LeavesDocker ? "" : "yes")], cancellation);
        if (returned.ExitCode != 0)
        {
            throw Failed("Removing Docker", "return", returned);
        }
    }

    private static string CheckOf(InstallationStep step) => $"{step.Name}-check";

    private static IEnumerable<string> Warnings(CommandResult result) => Lines(result.Output)
        .Where(line => line.StartsWith(StepScripts.Warning, StringComparison.Ordinal)).Select(line => line[StepScripts.Warning.Length..]).Distinct();

    private static string[] Lines(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Ids of requests are not names of runs.</summary>
    private static string Named(string request) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)))[..16];

    /// <summary>A certificate that is good stays: another one would mean to start the engine anew.</summary>
    private async Task<EngineWanted> WantedAsync(MachineDescription description, CancellationToken cancellation)
    {
        var authority = parts.Authority.Certificate;
        var there = await machine.ReadFileAsync(parts.Installation.CertificatePath, true, cancellation);
        if (there is not null && IsGood(Encoding.UTF8.GetString(there)))
        {
            return Wanted(authority, Encoding.UTF8.GetString(there), "");
        }

        var issued = parts.Authority.IssueServer(address.Name ?? address.Host, [Endpoint.Host, address.Host, description.Hostname, "localhost", "127.0.0.1"]);
        return Wanted(authority, issued.Certificate, issued.Key);
    }

    private EngineWanted Wanted(string authority, string certificate, string key) => new()
    {
        Settings = options.Engine,
        AuthorityPem = authority.TrimEnd('\n'),
        CertificatePem = certificate.TrimEnd('\n'),
        KeyPem = key.TrimEnd('\n'),
    };

    private bool IsGood(string pem)
    {
        try
        {
            var now = parts.Time.GetUtcNow();
            using var certificate = X509Certificate2.CreateFromPem(pem);
            using var authority = X509Certificate2.CreateFromPem(parts.Authority.Certificate);
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(authority);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.VerificationTime = now.UtcDateTime;
            return chain.Build(certificate) && certificate.MatchesHostname(Endpoint.Host) && !IssuedCertificate.IsDue(certificate, now);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private async Task AnswersAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient(new EngineHandler(new TlsTransport(Endpoint, parts.Time)));
        try
        {
            using var answer = await http.GetAsync(new Uri(EngineHandler.Base, "_ping"), cancellation);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                throw new DeviceException(DeviceFault.Failed, $"Docker runs on {address}, but at {Endpoint} something else answers ({(int)answer.StatusCode}).");
            }
        }
        catch (HttpRequestException error)
        {
            throw new DeviceException(
                DeviceFault.Unreachable,
                $"Docker runs on {address}, but does not answer at {Endpoint}: {(error.InnerException ?? error).Message.TrimEnd('.')}. Is port {options.Engine.Port} open in its firewall?",
                error);
        }
    }

    private DeviceException Failed(string doing, string step, CommandResult result)
    {
        var lines = Lines(result.Output);
        var command = lines.LastOrDefault(line => line.StartsWith(StepScripts.Command, StringComparison.Ordinal));
        var said = lines.Where(line => !line.StartsWith("clocker-", StringComparison.Ordinal)).TakeLast(3);
        var what = command is null ? "it" : $"\"{command[StepScripts.Command.Length..]}\"";
        return new DeviceException(
            result.ExitCode == StepScripts.Never ? DeviceFault.Invalid : DeviceFault.Failed,
            $"{doing} on {address} failed at step \"{step}\": {what} ended with {(result.ExitCode < 0 ? "nobody knows what" : $"exit code {result.ExitCode}")}: {string.Join(" / ", said).TrimEnd('.')}.");
    }
}
