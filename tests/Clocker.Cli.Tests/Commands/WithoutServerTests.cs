using Xunit;

namespace Clocker.Cli.Tests.Commands;

/// <summary>What commands do where no server answers, or none is needed.</summary>
public sealed class WithoutServerTests : IAsyncDisposable
{
    private const string Valid = "name: shop\nservices:\n- type: docker:nginx:1.22\n  id: web\n";

    private readonly CommandRun _run = new();

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    [Theory]
    [InlineData("ps")]
    [InlineData("tree")]
    [InlineData("tree visitors")]
    [InlineData("blueprint x")]
    [InlineData("sensors x")]
    [InlineData("config x")]
    [InlineData("events")]
    [InlineData("logs x")]
    [InlineData("exec x -- true")]
    [InlineData("start x")]
    [InlineData("stop x")]
    [InlineData("restart x")]
    [InlineData("down x")]
    [InlineData("catalog list")]
    [InlineData("catalog show x")]
    [InlineData("catalog remove x:1")]
    [InlineData("server status")]
    [InlineData("server stop")]
    public async Task Commands_that_need_a_server_say_so_and_exit_with_4(string line)
    {
        Assert.Equal(4, await _run.RunAsync($"{line.Replace(" --", $" --data {_run.Data.Path} --", StringComparison.Ordinal)}{(line.Contains(" --", StringComparison.Ordinal) ? "" : $" --data {_run.Data.Path}")}"));
        Assert.Equal(
            $"""
            Error: No Clocker server answers at {_run.Data.Socket}.
              Start one with clocker server, or deploy something with clocker up, which starts one.

            """,
            _run.Error);
    }

    [Fact]
    public async Task A_server_that_was_named_and_does_not_answer_is_not_started()
    {
        _run.File("shop.yaml", Valid);


        Assert.Equal(4, await _run.RunAsync("up shop.yaml --server http://127.0.0.1:1"));


        Assert.StartsWith("Error: No Clocker server answers at http://127.0.0.1:1/.", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("validate odd.yaml", 0, ": warning CLK1201", "odd.yaml is valid, with 1 warning.")]
    [InlineData("validate odd.yaml --strict", 3, ": error CLK1201", "odd.yaml is not valid, with 1 error.")]
    [InlineData("validate odd.yaml --strict --json", 3, "\"severity\": \"error\"", "\"isValid\": false")]
    public async Task Strict_takes_warnings_for_errors(string line, int code, string diagnostic, string verdict)
    {
        _run.File("odd.yaml", $"{Valid}  colour: green\n");


        Assert.Equal(code, await _run.RunAsync(line));


        Assert.Contains(diagnostic, _run.Output, StringComparison.Ordinal);
        Assert.Contains(verdict, _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_that_is_required_may_be_set_with_the_deployment()
    {
        _run.File("shop.yaml", $"{Valid}brooklyn.parameters:\n- {{ name: password, constraints: [ required ] }}\n");


        Assert.Equal(3, await _run.RunAsync("up shop.yaml --server http://127.0.0.1:1"));
        Assert.Contains("CLK1209", _run.Error, StringComparison.Ordinal);


        // It gets as far as asking for a server.
        Assert.Equal(4, await _run.RunAsync("up shop.yaml --server http://127.0.0.1:1 --set password=secret"));
    }

    [Fact]
    public async Task Up_without_a_server_program_says_where_it_was_looked_for()
    {
        _run.File("shop.yaml", Valid);


        Assert.Equal(4, await _run.RunAsync("up shop.yaml"));


        Assert.StartsWith("Error: The server's program, Clocker.Server, is not in ", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pss", "There is no command \"pss\".", "Did you mean \"ps\"? See clocker --help.")]
    [InlineData("ps --jsn", "Unrecognized command or argument '--jsn'.", "Did you mean \"--json\"? See clocker ps --help.")]
    [InlineData("down", "Required argument 'APP' missing for command: 'down'.", "See clocker down --help.")]
    [InlineData("up nothing.yaml", "There is no file nothing.yaml.", null)]
    [InlineData("validate .", ". is a directory.", "Name a file in it.")]
    [InlineData("up shop.yaml --set x", "\"x\" sets nothing.", "Write it as --set KEY=VALUE.")]
    [InlineData("up shop.yaml --timeout soon", "\"soon\" is no duration.", "Write it as 90s, 10m or 1h30m.")]
    [InlineData("ps --server gopher://x", "\"gopher://x\" is no server's URL.", "Write it as http://127.0.0.1:8081 or unix:///PATH/clocker.sock.")]
    public async Task Wrong_use_is_told_in_one_line_and_exits_with_2(string line, string message, string? remedy)
    {
        _run.File("shop.yaml", Valid);


        Assert.Equal(2, await _run.RunAsync(line));


        Assert.Equal(remedy is null ? $"Error: {message}\n" : $"Error: {message}\n  {remedy}\n", _run.Error);
    }

    [Fact]
    public async Task Validate_says_all_with_the_line_and_a_caret_and_exits_with_3()
    {
        _run.File("bad.yaml", "services:\n- type: dokcer:nginx\n  id: web\n- type: docker:redis\n  memmory: 1g\n");


        Assert.Equal(3, await _run.RunAsync("validate bad.yaml"));


        Assert.Equal(
            """
            bad.yaml:2:9: error CLK1104: There is no type "dokcer:nginx". Did you mean "docker:nginx"?
              2 | - type: dokcer:nginx
                |         ^
            bad.yaml:5:3: warning CLK1201: The service has an unknown key "memmory", which is ignored. Did you mean "memory"?
              5 |   memmory: 1g
                |   ^
            bad.yaml is not valid, with 1 error and 1 warning.

            """,
            _run.Output);
    }

    [Fact]
    public async Task Validate_as_JSON_is_one_document()
    {
        _run.File("bad.yaml", "services:\n- type: dokcer:nginx\n");


        Assert.Equal(3, await _run.RunAsync("validate bad.yaml --json"));


        using var json = System.Text.Json.JsonDocument.Parse(_run.Output);
        Assert.False(json.RootElement.GetProperty("isValid").GetBoolean());
        Assert.Equal(2, json.RootElement.GetProperty("diagnostics")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task Validate_misses_files_that_the_blueprint_names()
    {
        _run.File("shop.yaml", $"{Valid}  env_file: web.env\n");


        Assert.Equal(3, await _run.RunAsync("validate shop.yaml"));


        Assert.Contains("shop.yaml:5:13: error CLK1403: The file \"web.env\" is not there.", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_of_an_invalid_blueprint_asks_no_server_and_exits_with_3()
    {
        _run.File("bad.yaml", "services:\n- type: dokcer:nginx\n");


        Assert.Equal(3, await _run.RunAsync("up bad.yaml"));


        Assert.EndsWith("Error: bad.yaml is not valid, with 1 error; nothing was changed.\n", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_is_one_line()
    {
        Assert.Equal(0, await _run.RunAsync("version"));
        Assert.Matches(@"^Clocker \d+\.\d+\.\d+\n$", _run.Output);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task Completion_scripts_ask_the_command(string shell)
    {
        Assert.Equal(0, await _run.RunAsync($"completion {shell}"));
        Assert.Contains(" complete -- ", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_shows_an_example()
    {
        var surroundings = new Surroundings
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            In = TextReader.Null,
            Terminal = _run.Terminal,
            Variables = _run.Variables,
            Home = "/",
            WorkingDirectory = "/",
            ProgramDirectory = "/",
            Clock = _run.Clock,
        };
        var root = CommandLine.Root(surroundings);
        var inner = root.Subcommands.SelectMany(command => command.Subcommands, (command, sub) => $"{command.Name} {sub.Name}");
        foreach (var path in root.Subcommands.Select(command => command.Name).Concat(inner))
        {
            Assert.Equal(0, await _run.RunAsync($"{path} --help"));
            Assert.Contains($"clocker {path}", _run.Output[_run.Output.LastIndexOf("Example", StringComparison.Ordinal)..], StringComparison.Ordinal);
        }
    }
}
