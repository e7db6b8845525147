using Clocker.Library.Placement;
using Clocker.Model.Placement;
using Clocker.Model.Values;
using Clocker.Server.Hosting;

using Xunit;

namespace Clocker.Server.Tests.Hosting;

public sealed class PlugInsTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void The_example_is_loaded_and_judges()
    {
        File.Copy(Example("QuietHosts.dll"), Path.Combine(_directory, "QuietHosts.dll"));
        var strategies = PlugIns.Load(_directory, BuiltInPlacement.Strategies);
        var strategy = strategies.Make(new("plugin:QuietHosts", [new("most", Value.Of(2))])).Value!;
        var host = new HostView { Id = new("h1"), Name = "docker1", Strangers = 3 };


        Assert.Equal("docker1 runs 3 containers of others, and may run 2.", strategy.Say(strategy.Judge(new(), host), new(), host));
        Assert.True(strategy.Judge(new(), host with { Strangers = 2 }).IsAccepted);
        Assert.Equal("Label", strategies.Make(new("Label")).Value!.Name);
        Assert.Equal("no plug-in of this server has a placement strategy \"plugin:LoudHosts\"; there are QuietHosts", strategies.Make(new("plugin:LoudHosts")).Problem);
    }

    [Fact]
    public void Without_plug_ins_nothing_is_different() =>
        Assert.Same(BuiltInPlacement.Strategies, PlugIns.Load(Path.Combine(_directory, "none"), BuiltInPlacement.Strategies));

    [Fact]
    public void A_file_that_is_no_plug_in_is_named()
    {
        File.WriteAllText(Path.Combine(_directory, "text.dll"), "This is no assembly.");


        var failure = Assert.Throws<StartException>(() => PlugIns.Load(_directory, BuiltInPlacement.Strategies));
        Assert.Contains("text.dll", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>The example is built with the tests, and lies beside them as a file that they do not refer to.</summary>
    private static string Example(string name) => Path.Combine(AppContext.BaseDirectory, "plugins", name);
}
