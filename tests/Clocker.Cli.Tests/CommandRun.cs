using Clocker.Client.Local;

using Microsoft.Extensions.Time.Testing;

namespace Clocker.Cli.Tests;

/// <summary>Runs command lines in a directory of their own, and keeps what they print.</summary>
internal sealed class CommandRun : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("clk");
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public CommandRun() => Server = new FakeServer(Data);

    public DataDirectory Data => new(_directory.FullName);

    public FakeServer Server { get; }

    public FakeTerminal Terminal { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public Dictionary<string, string> Variables { get; } = [];

    public string Answer { get; set; } = "";

    /// <summary>Where output goes instead of into <see cref="Output"/>.</summary>
    public TextWriter? Out { get; set; }

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    /// <summary>Runs a command line whose words have no spaces.</summary>
    public Task<int> RunAsync(string line) => RunAsync(line.Split(' '));

    public Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync(arguments, new Surroundings
    {
        Out = Out ?? _output,
        Error = _error,
        In = new StringReader(Answer),
        Terminal = Terminal,
        Variables = Variables,
        Home = _directory.FullName,
        WorkingDirectory = _directory.FullName,
        ProgramDirectory = _directory.FullName,
        Clock = Clock,
    });

    /// <summary>Starts the server, and makes its data directory the usual one.</summary>
    public async Task<CommandRun> WithServerAsync()
    {
        Variables["CLOCKER_DATA"] = Data.Path;
        Server.On("GET /api/version", """{"version":"0.1.0","api":1}""");
        await Server.StartAsync();
        return this;
    }

    /// <summary>Writes a file into the working directory.</summary>
    public string File(string name, string text)
    {
        System.IO.File.WriteAllText(Data.In(name), text);
        return name;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
