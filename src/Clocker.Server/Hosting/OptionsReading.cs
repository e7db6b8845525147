using System.Net;

using Clocker.Client.Local;
using Clocker.Drivers.Docker;
using Clocker.Drivers.Locations.Byon;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Server.Hosting;

/// <summary>Options from flags, then <c>CLOCKER_*</c> variables, then <c>config.yaml</c>; all mistakes together.</summary>
internal sealed class OptionsReading
{
    private static readonly string[] Flags = ["--data", "--listen", "--engine"];

    /// <summary>All that may stand in config.yaml, the settings of the command among them.</summary>
    private static readonly string[] Known =
        ["engine", "imageMap", "listen", "location", "lookAfterHosts", "recordHostKeys", "server", "timeout", "token"];

    private static readonly TimeSpan ShortestLook = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestLook = TimeSpan.FromDays(1);

    private readonly List<string> _mistakes = [];
    private readonly SortedDictionary<string, string> _flags = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> _variables;

    private OptionsReading(IReadOnlyDictionary<string, string> variables) => _variables = variables;

    /// <summary>Reads the options.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="variables">The environment.</param>
    /// <param name="home">The user's home directory.</param>
    /// <returns>The options, or null and every mistake in them.</returns>
    public static (ServerOptions? Options, IReadOnlyList<string> Mistakes) Read(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> variables, string home)
    {
        var reading = new OptionsReading(variables);
        reading.ReadFlags(arguments);
        var data = new DataDirectory(Path.GetFullPath(
            reading.Flag("--data") ?? reading.Variable("CLOCKER_DATA") ?? Path.Combine(home, ".clocker")));
        var options = reading.Read(data, home);
        return (reading._mistakes.Count == 0 ? options : null, reading._mistakes);
    }

    private ServerOptions Read(DataDirectory data, string home)
    {
        var docker = Variable("DOCKER_CONFIG") ?? Path.Combine(home, ".docker");
        var settings = ReadSettings(data);
        return new ServerOptions
        {
            Data = data,
            Listen = Given("--listen", "CLOCKER_LISTEN", "listen", settings) is { } listen ? EndPoint(listen) : null,
            Engine = Given("--engine", "CLOCKER_ENGINE", "engine", settings)
                ?? new DockerVariables(Variable("DOCKER_HOST"), Variable("DOCKER_CERT_PATH"), Variable("DOCKER_TLS_VERIFY"), docker).Endpoint,
            DockerDirectory = docker,
            SshConfig = Variable("CLOCKER_SSH_CONFIG"),
            Machines = Machines(data, home, settings),
            LookEvery = LookEvery(settings),
            ImageMap = ImageMap(settings),
            External = External(settings),
            Warnings = [.. settings.Values.Keys.Concat(settings.Maps.Keys).Where(key => !IsKnown(key)).Select(key =>
                $"{data.Settings} has the setting \"{key}\", which means nothing. {Suggestions.Remedy(key, Known, "settings")}")],
        };
    }

    /// <summary>What <c>ssh</c> would use too; keys of new machines are written to a file of our own.</summary>
    private MachineAccess Machines(DataDirectory data, string home, Settings settings)
    {
        var ssh = Path.Combine(home, ".ssh");
        var records = Variable("CLOCKER_RECORD_HOST_KEYS") ?? settings.Values.GetValueOrDefault("recordHostKeys") ?? "false";
        if (!bool.TryParse(records, out var recordsHostKeys))
        {
            _mistakes.Add($"\"{records}\" says neither true nor false, whether the keys of new machines are to be recorded.");
        }

        return new MachineAccess
        {
            User = Variable("USER") ?? "root",
            KnownHostsFile = data.In("known_hosts"),
            OtherKnownHostsFiles = [Path.Combine(ssh, "known_hosts"), "/etc/ssh/ssh_known_hosts"],
            RecordsHostKeys = recordsHostKeys,
            UsualKeyFiles = [Path.Combine(ssh, "id_ed25519"), Path.Combine(ssh, "id_ecdsa"), Path.Combine(ssh, "id_rsa")],
            AgentSocket = Variable("SSH_AUTH_SOCK"),
        };
    }

    private TimeSpan? LookEvery(Settings settings)
    {
        var text = Variable("CLOCKER_LOOK_AFTER_HOSTS") ?? settings.Values.GetValueOrDefault("lookAfterHosts");
        if (text is null)
        {
            return ServerOptions.UsualLookEvery;
        }

        var every = Coercions.DurationWithUnit(Value.Of(text));
        if (text != "never" && (every.Problem is not null || every.Value < ShortestLook || every.Value > LongestLook))
        {
            _mistakes.Add($"\"{text}\" cannot be how often hosts are looked at. Write 5m, from 10s to 1d, or never.");
        }

        return text == "never" || every.Problem is not null ? null : every.Value;
    }

    private static bool IsKnown(string key) => Known.Contains(key) || key.StartsWith(ExternalSettings.Prefix, StringComparison.Ordinal);

    private IReadOnlyList<ExternalProvider> External(Settings settings)
    {
        var (providers, mistakes) = ExternalSettings.Read(settings, _variables);
        _mistakes.AddRange(mistakes);
        return providers;
    }

    private Settings ReadSettings(DataDirectory data)
    {
        try
        {
            return Settings.Read(data);
        }
        catch (SettingsException mistake)
        {
            _mistakes.Add(mistake.Message);
            return Settings.None;
        }
    }

    private void ReadFlags(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = arguments[i].Split('=', 2) is [var before, var after] ? (before, after) : (arguments[i], null);
            if (!Flags.Contains(name))
            {
                _mistakes.Add($"\"{arguments[i]}\" is not known here. {Suggestions.Remedy(name, Flags, "flags")}");
            }
            else if (value is not null || ++i < arguments.Count)
            {
                _flags[name] = value ?? arguments[i];
            }
            else
            {
                _mistakes.Add($"{name} needs a value.");
            }
        }
    }

    private string? Flag(string name) => _flags.GetValueOrDefault(name);

    private string? Variable(string name) => _variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    private string? Given(string flag, string variable, string setting, Settings settings) =>
        Flag(flag) ?? Variable(variable) ?? settings.Values.GetValueOrDefault(setting);

    private IPEndPoint? EndPoint(string listen)
    {
        var text = listen.Contains("://", StringComparison.Ordinal) ? listen : $"http://{listen}";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || url.PathAndQuery != "/")
        {
            _mistakes.Add($"\"{listen}\" is no URL to listen on. Write it as http://127.0.0.1:{ServerOptions.UsualPort}.");
            return null;
        }

        var address = url.Host == "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(url.Host.Trim('[', ']'), out var given) ? given : null;
        if (address is null || !IPAddress.IsLoopback(address))
        {
            _mistakes.Add($"\"{listen}\" is not on loopback: whoever may talk to the server can run containers as root. "
                + $"Listen on http://127.0.0.1:{ServerOptions.UsualPort}, and reach it from elsewhere through SSH.");
            return null;
        }

        return new IPEndPoint(address, url.Port);
    }

    private IReadOnlyList<KeyValuePair<string, string>> ImageMap(Settings settings)
    {
        if (Variable("CLOCKER_IMAGE_MAP") is not { } text)
        {
            return settings.Maps.GetValueOrDefault("imageMap") ?? [];
        }

        var entries = new List<KeyValuePair<string, string>>();
        foreach (var entry in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } from, { Length: > 0 } to])
            {
                entries.Add(new(from, to));
            }
            else
            {
                _mistakes.Add($"CLOCKER_IMAGE_MAP has \"{entry}\". Write it as mysql:*=mariadb:10.11,redis:2.8.19=redis:7.");
            }
        }

        return entries;
    }
}
