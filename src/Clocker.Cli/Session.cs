using System.CommandLine;

using Clocker.Client;
using Clocker.Client.Connecting;
using Clocker.Client.Local;
using Clocker.Client.Problems;

namespace Clocker.Cli;

/// <summary>One invocation: where its settings and its server are. Flags go before <c>CLOCKER_*</c> variables, those before <c>config.yaml</c>.</summary>
internal sealed class Session(Surroundings surroundings, ParseResult parse)
{
    private Settings? _settings;

    public Surroundings Surroundings => surroundings;

    public TextWriter Out => surroundings.Out;

    public TextWriter Error => surroundings.Error;

    /// <summary>The data directory.</summary>
    public DataDirectory Data { get; } = new(Path.GetFullPath(
        parse.GetValue(GlobalOptions.Data) ?? surroundings.Variable("CLOCKER_DATA") ?? Path.Combine(surroundings.Home, ".clocker"),
        surroundings.WorkingDirectory));

    /// <summary>The server that was named, by URL; null means the data directory's own.</summary>
    public string? NamedServer => Setting(parse.GetValue(GlobalOptions.Server), "CLOCKER_SERVER", "server");

    private Settings Settings => _settings ??= ReadSettings();

    /// <summary>A setting by its three ways in.</summary>
    public string? Setting(string? flag, string variable, string name) =>
        flag ?? surroundings.Variable(variable) ?? Settings.Values.GetValueOrDefault(name);

    /// <summary>Writes a line of the answer.</summary>
    public void Say(string line) => Out.WriteLine(line);

    /// <summary>Writes a line beside the answer: progress, warnings.</summary>
    public void Mutter(string line) => Error.WriteLine(line);

    /// <summary>Whether there is a server to ask: one was named, or the data directory's has run before.</summary>
    public bool HasServer => NamedServer is not null || File.Exists(Data.In("journal.db")) || File.Exists(Data.Server);

    /// <summary>A client of the server; that it answers shows at the first request.</summary>
    public ClockerClient Client() => new(Address());

    /// <summary>What to say when nobody answers.</summary>
    public CommandException NoServer(ServerUnreachableException exception) => new(
        ExitCodes.NoServer,
        exception.Message,
        NamedServer is null
            ? "Start one with clocker server, or deploy something with clocker up, which starts one."
            : "Look whether it runs, and whether --server, CLOCKER_SERVER or config.yaml name the right one.");

    private Settings ReadSettings()
    {
        try
        {
            return Settings.Read(Data);
        }
        catch (SettingsException exception)
        {
            throw new CommandException(ExitCodes.WrongUse, exception.Message);
        }
    }

    private ServerAddress Address()
    {
        if (NamedServer is not { } named)
        {
            return new ServerAddress.Local(Data.Socket);
        }

        return Uri.TryCreate(named, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "unix"
            ? url.Scheme == "unix" ? new ServerAddress.Local(url.LocalPath) : new ServerAddress.Remote(url, Token(url))
            : throw new CommandException(
                ExitCodes.WrongUse, $"\"{named}\" is no server's URL.", "Write it as http://127.0.0.1:8081 or unix:///PATH/clocker.sock.");
    }

    /// <summary>The token of this machine's server is read from the data directory, and sent nowhere else.</summary>
    private string? Token(Uri url)
    {
        if (Setting(null, "CLOCKER_TOKEN", "token") is { } token)
        {
            return token;
        }

        try
        {
            return url.IsLoopback && File.Exists(Data.Token) ? File.ReadAllText(Data.Token).Trim() : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
