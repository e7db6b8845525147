using Xunit;

namespace Clocker.Cli.Tests.Commands;

/// <summary>Flags go before variables, those before config.yaml.</summary>
public sealed class SettingsTests : IAsyncDisposable
{
    private readonly CommandRun _run = new();

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    [Theory]
    [InlineData("http://127.0.0.1:1", "http://127.0.0.1:2", "http://127.0.0.1:3", "http://127.0.0.1:1/")]
    [InlineData(null, "http://127.0.0.1:2", "http://127.0.0.1:3", "http://127.0.0.1:2/")]
    [InlineData(null, null, "http://127.0.0.1:3", "http://127.0.0.1:3/")]
    [InlineData(null, null, null, "SOCKET")]
    public async Task The_nearest_setting_counts(string? flag, string? variable, string? setting, string expected)
    {
        _run.Variables["CLOCKER_DATA"] = _run.Data.Path;
        if (variable is not null)
        {
            _run.Variables["CLOCKER_SERVER"] = variable;
        }

        if (setting is not null)
        {
            _run.File("config.yaml", $"server: {setting}\n");
        }


        Assert.Equal(4, await _run.RunAsync(flag is null ? "ps" : $"ps --server {flag}"));


        Assert.StartsWith(
            $"Error: No Clocker server answers at {expected.Replace("SOCKET", _run.Data.Socket, StringComparison.Ordinal)}.", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_are_wrong_use_and_say_where()
    {
        _run.File("config.yaml", "server: [a\n");


        Assert.Equal(2, await _run.RunAsync($"ps --data {_run.Data.Path}"));


        Assert.StartsWith($"Error: {_run.Data.Settings}:1:9: ", _run.Error, StringComparison.Ordinal);
    }
}
