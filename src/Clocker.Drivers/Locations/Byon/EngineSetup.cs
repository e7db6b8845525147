using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Clocker.Drivers.Certificates;
using Clocker.Drivers.Docker;
using Clocker.Drivers.Docker.Connecting;
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
        return result.ExitCode == 0 ? result.Output : throw Failed("lease", result);
    }

    /// <summary>Does what is not done yet, step by step; returns when the engine answers from here.</summary>
    public async Task MakeAsync(MachineDescription description, CancellationToken cancellation)
    {
        foreach (var step in parts.Installation.Steps(description, await WantedAsync(description, cancellation)))
        {
            parts.Say($"{address}: {step.Name}");
            var result = await _runs.RunAsync(step.Name, StepScripts.Do(step), step.Environment, cancellation);
            if (result.ExitCode != 0)
            {
                throw Failed(step.Name, result);
            }

            foreach (var warning in Lines(result.Output).Where(line => line.StartsWith(StepScripts.Warning, StringComparison.Ordinal)))
            {
                parts.Say($"{address}: {warning[StepScripts.Warning.Length..]}");
            }
        }

        await AnswersAsync(cancellation);
    }

    /// <summary>What is not as it should be, a sentence for each step.</summary>
    public async Task<IReadOnlyList<string>> DriftAsync(MachineDescription description, CancellationToken cancellation)
    {
        var drift = new List<string>();
        foreach (var step in parts.Installation.Steps(description, await WantedAsync(description, cancellation)))
        {
            var result = await _runs.RunAsync(CheckOf(step), StepScripts.Check(step), step.Environment, cancellation);
            if (result.ExitCode != 0)
            {
                drift.Add($"{step.Name}: {Lines(result.Output).LastOrDefault($"exit code {result.ExitCode}")}");
            }
        }

        return drift;
    }

    /// <summary>Takes everything back, in the opposite order.</summary>
    public async Task UndoAsync(MachineDescription description, CancellationToken cancellation)
    {
        // A server that was killed may have left a step at work.
        var steps = parts.Installation.Steps(description, Wanted("", "", ""));
        foreach (var name in steps.SelectMany(step => (string[])[step.Name, CheckOf(step)]).Prepend("lease"))
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
                    throw Failed($"{step.Name} (going back)", result);
                }
            }
        }

        var returned = await _runs.RunAsync(
            "return", StepScripts.Return, [new("REQUEST", request), new("FORGET", options.LeavesDocker ? "" : "yes")], cancellation);
        if (returned.ExitCode != 0)
        {
            throw Failed("return", returned);
        }
    }

    private static string CheckOf(InstallationStep step) => $"{step.Name}-check";

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

    private DeviceException Failed(string step, CommandResult result)
    {
        var lines = Lines(result.Output);
        var command = lines.LastOrDefault(line => line.StartsWith(StepScripts.Command, StringComparison.Ordinal));
        var said = lines.Where(line => !line.StartsWith("clocker-", StringComparison.Ordinal)).TakeLast(3);
        var what = command is null ? "it" : $"\"{command[StepScripts.Command.Length..]}\"";
        return new DeviceException(
            DeviceFault.Failed,
            $"Installing Docker on {address} failed at step \"{step}\": {what} ended with {(result.ExitCode < 0 ? "nobody knows what" : $"exit code {result.ExitCode}")}: {string.Join(" / ", said).TrimEnd('.')}.");
    }
}
