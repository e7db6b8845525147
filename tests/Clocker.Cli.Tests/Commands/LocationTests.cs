using Xunit;

namespace Clocker.Cli.Tests.Commands;

public sealed class LocationTests : IAsyncLifetime
{
    private const string Rack = """{"name":"rack","spec":"byon","defaults":{"password":"***","hosts":["10.0.0.1"]},"clouds":["mine"]}""";

    private readonly CommandRun _run = new();

    public async ValueTask InitializeAsync() => await _run.WithServerAsync();

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task Add_sends_what_it_stands_for_and_what_is_set()
    {
        _run.Server.On("POST /api/locations", $$"""{"change":"added","location":{{Rack}},"warnings":[]}""");


        var code = await _run.RunAsync("location", "add", "rack", "byon:(hosts=\"10.0.0.1\")", "--set", "password=x", "--set", "user=bob");


        Assert.Equal((0, "Location rack was added. Get hosts from it with clocker cloud create NAME --location rack.\n", ""), (code, _run.Output, _run.Error));
        Assert.Equal(
            """{"name":"rack","text":"byon:(hosts=\u002210.0.0.1\u0022)","sourceName":"SPEC","set":{"password":"x","user":"bob"},"replace":false}""",
            Assert.Single(_run.Server.Bodies));
    }

    [Fact]
    public async Task Add_shows_the_line_of_the_file_that_is_wrong()
    {
        _run.File("rack.yaml", "byon:\n  hosts: [ bob@ ]\n");
        _run.Server.On(
            "POST /api/locations",
            """{"title":"Invalid location","status":422,"code":"location-invalid","detail":"The location is not valid; nothing was changed.","diagnostics":[{"code":"CLK1108","severity":"error","message":"\"bob@\" is no machine.","remedy":"Write USER@ADDRESS:PORT.","file":"rack.yaml","line":2,"column":12}]}""",
            422);


        var code = await _run.RunAsync("location add rack --file rack.yaml");


        Assert.Equal(3, code);
        Assert.Equal(
            """
            rack.yaml:2:12: error CLK1108: "bob@" is no machine. Write USER@ADDRESS:PORT.
              2 |   hosts: [ bob@ ]
                |            ^
            Error: The location is not valid; nothing was changed.

            """,
            _run.Error);
    }

    [Theory]
    [InlineData("location add rack", "Error: It is not said what the name stands for.\n  Write a location after the name, or name a file with --file.\n")]
    [InlineData("location add rack lab --file rack.yaml", "Error: What the name stands for is said twice, there and in a file.\n  Keep one of them.\n")]
    [InlineData("location add rack --file rack.yaml", "Error: There is no file rack.yaml.\n")]
    public async Task Add_needs_one_of_two(string line, string error) => Assert.Equal((2, error), (await _run.RunAsync(line), _run.Error));

    [Theory]
    [InlineData("location")]
    [InlineData("location list")]
    public async Task List_shows_no_secret(string line)
    {
        _run.Server.On("GET /api/locations", $$"""[{{Rack}},{"name":"rack-b","spec":"byon","defaults":{},"item":"rack-b:1.0","clouds":[]}]""");


        Assert.Equal(0, await _run.RunAsync(line));


        Assert.Equal(
            """
            NAME     STANDS FOR                         DEFAULTS          CLOUDS
            rack     byon                               hosts, password   mine
            rack-b   byon (catalogue item rack-b:1.0)

            """,
            _run.Output);
    }

    [Fact]
    public async Task Show_shows_what_it_stands_for_and_its_defaults()
    {
        _run.Server.On("GET /api/locations/rack", Rack.Replace("\"spec\":\"byon\"", "\"spec\":\"base\",\"resolved\":\"byon\"", StringComparison.Ordinal));


        Assert.Equal(0, await _run.RunAsync("location show rack"));


        Assert.Equal(
            """
            Location rack
              stands for  base, which is byon
              clouds      mine

            DEFAULT    VALUE
            hosts      ["10.0.0.1"]
            password   ***

            """,
            _run.Output);
    }

    [Fact]
    public async Task Show_gives_JSON()
    {
        _run.Server.On("GET /api/locations/rack", Rack);


        Assert.Equal(0, await _run.RunAsync("location show rack --json"));


        Assert.Contains("\"password\": \"***\"", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_says_so()
    {
        _run.Server.On("DELETE /api/locations/rack", Rack);


        Assert.Equal((0, "Location rack was removed.\n"), (await _run.RunAsync("location remove rack"), _run.Output));
    }

    [Theory]
    [InlineData("location show ra", "rack\n")]
    [InlineData("cloud create mine --location ", "docker\nlab\nlocalhost\nrack\nsimulated\n")]
    [InlineData("up x.yaml --location m", "mine\n")]
    public async Task Names_are_completed(string words, string expected)
    {
        _run.Server.On("GET /api/locations", $"[{Rack}]");
        _run.Server.On("GET /api/clouds", """[{"name":"mine","applications":[],"hosts":[]}]""");


        await _run.RunAsync(["complete", "--", .. words.Split(' ')]);


        Assert.Equal(expected, _run.Output);
    }

    [Fact]
    public async Task A_warning_about_a_cloud_is_told()
    {
        _run.Server.On("POST /api/clouds", """{"cloud":"mine","warning":"Whoever reaches it is root."}""", 202);


        var code = await _run.RunAsync("cloud create mine --location docker:tcp+plain://10.0.0.1:2375 --detach");


        Assert.Equal((0, "Warning: Whoever reaches it is root.\n"), (code, _run.Error));
    }
}
