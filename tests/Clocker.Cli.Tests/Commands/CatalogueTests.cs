using System.IO.Compression;

using Xunit;

namespace Clocker.Cli.Tests.Commands;

/// <summary>The commands of the catalogue: what they send, what people and programs read, and the exit code.</summary>
public sealed class CatalogueTests : IAsyncLifetime
{
    private const string Added = """{"bundles":[{"name":"shop","version":"1.0","change":"added","items":["web:1.0","front:1.0"]}],"warnings":[]}""";

    private const string Items = """
        [{"id":"docker","kind":"entity","description":"One container.","tags":[],"isBuiltIn":true,"isDefault":true,"isDeprecated":false,"isDisabled":false},
         {"id":"web","version":"1.0","kind":"template","name":"Web","description":"A web server\nand more","tags":["a"],"bundle":"shop:1.0","isBuiltIn":false,"isDefault":true,"isDeprecated":true,"isDisabled":false}]
        """;

    private const string Web = """
        {"item":{"id":"web","version":"1.0","kind":"entity","name":"Web","description":"A web server\nand more","tags":["a","b"],"bundle":"shop:1.0","isBuiltIn":false,"isDefault":true,"isDeprecated":false,"isDisabled":false},
         "versions":["1.0","0.9"],"aliases":[],"keys":[],"file":"shop.bom","line":5,"text":"type: docker:nginx\n# as it was\n"}
        """;

    private readonly CommandRun _run = new();

    public async ValueTask InitializeAsync() => await _run.WithServerAsync();

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task Add_sends_files_directories_and_archives()
    {
        _run.Server.On("POST /api/catalog", Added);
        _run.File("shop.bom", "brooklyn.catalog: {}");
        Directory.CreateDirectory(_run.Data.In("types/more"));
        _run.File("types/catalog.bom", "brooklyn.catalog: {id: a}");
        _run.File("types/more/b.yaml", "b");
        _run.File("types/readme.txt", "not sent");
        await using (var archive = await ZipFile.OpenAsync(_run.Data.In("types.zip"), ZipArchiveMode.Create, TestContext.Current.CancellationToken))
        {
            await using var writer = new StreamWriter(await archive.CreateEntry("catalog.bom").OpenAsync(TestContext.Current.CancellationToken));
            await writer.WriteAsync("brooklyn.catalog: {id: c}");
        }


        Assert.Equal(0, await _run.RunAsync("catalog add shop.bom types types.zip"));


        Assert.Equal("shop:1.0 was added: web:1.0, front:1.0.\n", _run.Output);
        Assert.Equal(
            """{"bundles":[{"origin":"shop.bom","files":[{"path":"shop.bom","text":"brooklyn.catalog: {}"}]},"""
            + """{"origin":"types","files":[{"path":"catalog.bom","text":"brooklyn.catalog: {id: a}"},{"path":"more/b.yaml","text":"b"}]},"""
            + """{"origin":"types.zip","files":[{"path":"catalog.bom","text":"brooklyn.catalog: {id: c}"}]}],"force":false}""",
            Assert.Single(_run.Server.Bodies));
    }

    [Fact]
    public async Task Add_shows_what_is_wrong_with_the_lines_and_exits_with_3()
    {
        _run.File("shop.bom", "brooklyn.catalog:\n  item: {}\n");
        _run.Server.On("POST /api/catalog", """{"type":"x","title":"Invalid catalogue","status":422,"code":"catalogue-invalid","detail":"The catalogue has 1 error; nothing was added.","diagnostics":[{"code":"CLK1502","severity":"error","message":"The item has no id.","remedy":"Give it one.","file":"shop.bom","line":2,"column":3}]}""", 422);


        Assert.Equal(3, await _run.RunAsync("catalog add shop.bom"));


        Assert.Equal(
            """
            shop.bom:2:3: error CLK1502: The item has no id. Give it one.
              2 |   item: {}
                |   ^
            Error: The catalogue has 1 error; nothing was added.

            """,
            _run.Error);
    }

    [Theory]
    [InlineData("missing.bom", 2, "Error: There is no file or directory missing.bom.\n")]
    [InlineData("empty", 2, "Error: empty has no catalog.bom.\n  Name the catalogue itself, or a directory that has one.\n")]
    [InlineData("bad.zip", 3, "bad.zip: error CLK1510: This is no ZIP archive, or it is damaged: End of Central Directory record could not be found. Make it again.\nError: Nothing was added.\n")]
    public async Task Add_of_what_cannot_be_read_says_so(string name, int exitCode, string error)
    {
        Directory.CreateDirectory(_run.Data.In("empty"));
        _run.File("bad.zip", "PK and nothing more");


        Assert.Equal(exitCode, await _run.RunAsync($"catalog add {name}"));


        Assert.Equal(error, _run.Error);
        Assert.Empty(_run.Server.Bodies);
    }

    [Fact]
    public async Task List_marks_what_is_built_in()
    {
        _run.Server.On("GET /api/catalog?allVersions=true", Items);


        Assert.Equal(0, await _run.RunAsync("catalog list --all-versions"));


        Assert.Equal(
            """
            ID       VERSION   KIND                   FROM       DESCRIPTION
            docker   -         entity                 built in   One container.
            web      1.0       template, deprecated   shop:1.0   A web server

            """,
            _run.Output);
    }

    [Fact]
    public async Task Show_tells_all_of_an_item()
    {
        _run.Server.On("GET /api/catalog/web:1.0", Web).On("GET /api/catalog/web%3A1.0", Web);


        Assert.Equal(0, await _run.RunAsync("catalog show web:1.0"));


        Assert.Equal(
            """
            web:1.0, entity
              name         Web
              description  A web server
                           and more
              from         shop:1.0, shop.bom:5
              versions     1.0, 0.9
              tags         a, b

            type: docker:nginx
            # as it was

            """,
            _run.Output);
    }

    [Fact]
    public async Task Remove_passes_on_why_not()
    {
        _run.Server.On("DELETE /api/catalog/web", """{"type":"x","title":"Invalid request","status":400,"code":"request-invalid","detail":"\"web\" does not say which version.","remedy":"There is web:1.0.","diagnostics":[]}""", 400);


        Assert.Equal(1, await _run.RunAsync("catalog remove web"));


        Assert.Equal("Error: \"web\" does not say which version.\n  There is web:1.0.\n", _run.Error);
    }

    [Fact]
    public async Task Names_of_the_catalogue_complete()
    {
        _run.Server.On("GET /api/catalog?allVersions=true", Items);


        Assert.Equal(0, await _run.RunAsync("complete", "--", "catalog", "show", "w"));


        Assert.Equal("web:1.0\n", _run.Output);
    }

    [Fact]
    public async Task Every_file_to_add_completes()
    {
        Assert.Equal(0, await _run.RunAsync("complete", "--", "catalog", "add", "one.bom", ""));

        Assert.Equal(":files\n", _run.Output);
    }

    [Fact]
    public async Task A_misspelt_command_is_suggested()
    {
        Assert.Equal(2, await _run.RunAsync("catalog lsit"));

        Assert.Equal("Error: There is no command \"lsit\".\n  Did you mean \"list\"? See clocker catalog --help.\n", _run.Error);
    }

    [Fact]
    public async Task Validate_asks_a_server_about_types_that_only_its_catalogue_may_have()
    {
        _run.File("shop.yaml", "services:\n- type: web\n");
        _run.Server.On("POST /api/validate", """{"isValid":true,"diagnostics":[]}""");


        Assert.Equal(0, await _run.RunAsync("validate shop.yaml"));


        Assert.Equal("shop.yaml is valid.\n", _run.Output);
    }

    [Fact]
    public async Task Validate_looks_at_all_items_of_a_catalogue()
    {
        _run.File("shop.bom", """
            brooklyn.catalog:
              version: 1.0
              items:
              - { id: web, item: { type: docker:nginx } }
              - { id: front, item: { type: webb } }
              - id: odd
                item: { type: web, imageTga: "1.22" }
            """);
        Directory.CreateDirectory(_run.Data.In("types"));
        _run.File("types/catalog.bom", "brooklyn.catalog:\n  version: 1.0\n  items: [ more.yaml ]\n");
        _run.File("types/more.yaml", "brooklyn.catalog:\n  items:\n  - { id: a, item: { type: docker:nginx } }\n");
        await using (var archive = await ZipFile.OpenAsync(_run.Data.In("types.zip"), ZipArchiveMode.Create, TestContext.Current.CancellationToken))
        {
            await using var writer = new StreamWriter(await archive.CreateEntry("catalog.bom").OpenAsync(TestContext.Current.CancellationToken));
            await writer.WriteAsync("brooklyn.catalog: { id: c, item: { type: nothing } }");
        }


        Assert.Equal(3, await _run.RunAsync("validate shop.bom"));
        Assert.Contains("shop.bom:5:32: error CLK1104: Catalogue item \"front:1.0\": There is no type \"webb\".", _run.Output, StringComparison.Ordinal);
        Assert.Contains("shop.bom:7:24: warning CLK1201: Catalogue item \"odd:1.0\": The service has an unknown key \"imageTga\", which is ignored. Did you mean \"imageTag\"?", _run.Output, StringComparison.Ordinal);
        Assert.Contains("  5 |   - { id: front, item: { type: webb } }\n", _run.Output, StringComparison.Ordinal);
        Assert.EndsWith("shop.bom is not valid, with 1 error and 1 warning.\n", _run.Output, StringComparison.Ordinal);


        Assert.Equal(0, await _run.RunAsync("validate types"));
        Assert.EndsWith("\ntypes is valid.\n", _run.Output, StringComparison.Ordinal);


        Assert.Equal(3, await _run.RunAsync("validate types.zip"));
        Assert.Contains("types.zip/catalog.bom:1:", _run.Output, StringComparison.Ordinal);
        Assert.Empty(_run.Server.Bodies);
    }

    [Fact]
    public async Task Validate_without_a_server_says_what_it_cannot_know()
    {
        _run.File("shop.yaml", "services:\n- type: web\n");


        Assert.Equal(3, await _run.RunAsync("validate", "shop.yaml", "--data", _run.Data.In("nowhere")));


        Assert.Contains("error CLK1104: There is no type \"web\".", _run.Output, StringComparison.Ordinal);
        Assert.Equal("No server answers, so only built-in types are known; types of a server's catalogue may be missing here.\n", _run.Error);
    }
}
