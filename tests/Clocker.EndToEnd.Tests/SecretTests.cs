using System.Text;

using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>Values given by <c>--set</c> or from an environment file reach the container, and nobody else.</summary>
[Trait("Kind", "Docker")]
public sealed class SecretTests(Installation user) : IClassFixture<Installation>
{
    private const string Given = "given-S3cr3t-0815";
    private const string Later = "later-S3cr3t-4711";
    private const string FromFile = "from-file-S3cr3t-42";

    [Fact]
    public async Task Secrets_are_shown_nowhere()
    {
        var name = $"secret-{user.Tag}";
        user.File("secret.env", $"FROM_FILE={FromFile}\n");
        var blueprint = user.File("secret.yaml", $$"""
            id: {{name}}
            brooklyn.config: { password: none }
            services:
            {{Blueprints.Idle("a", """env: { PASSWORD: $brooklyn:config("password"), URL: { $brooklyn:formatString: [ "db://me:%s@db", $brooklyn:config("password") ] } }""")}}
              envFile: secret.env
              files: { /etc/app.conf: { $brooklyn:formatString: [ "password=%s", $brooklyn:config("password") ] } }
            """);


        List<Ended> shown =
        [
            await user.DoAsync("up", blueprint, "--set", $"password={Given}"),
            await user.DoAsync("plan", blueprint, "--set", $"password={Later}", "--json"),
        ];
        var inside = await user.DoAsync("exec", $"{name}/a", "--", "sh", "-c", "env; cat /etc/app.conf");
        foreach (var line in (string[])[
            $"tree {name} --json", $"sensors {name}/a --json", $"config {name}/a --json", $"config {name} --json",
            $"events {name} --json", $"logs {name}", "ps --json", "server status --json"])
        {
            shown.Add(await user.DoAsync(line.Split(' ')));
        }

        shown.Add(await user.DoAsync("up", blueprint, "--set", $"password={Later}"));
        var container = Assert.Single(await user.Engine.ContainersAsync(await user.PlaneAsync(), name));
        shown.Add(await user.DoAsync("server", "stop"));


        Assert.Contains($"PASSWORD={Given}\n", inside.Output, StringComparison.Ordinal);
        Assert.Contains($"URL=db://me:{Given}@db\n", inside.Output, StringComparison.Ordinal);
        Assert.Contains($"FROM_FILE={FromFile}\n", inside.Output, StringComparison.Ordinal);
        Assert.Contains($"password={Given}", inside.Output, StringComparison.Ordinal);
        Assert.Contains("\"recreate\"", shown[1].Output, StringComparison.Ordinal);
        Assert.All(shown, ended => ShowsNone(ended.Line.StartsWith("clocker up", StringComparison.Ordinal) || ended.Line.StartsWith("clocker plan", StringComparison.Ordinal) ? ended.All : ended.ToString()));
        Assert.All(container.Labels.Values, ShowsNone);

        // The lock has nothing in it, and a server that has just ended may hold it for a moment more.
        Assert.All(Directory.EnumerateFiles(user.Data.Path, "*", SearchOption.AllDirectories).Where(file => file != user.Data.Lock), file => ShowsNone(Encoding.Latin1.GetString(File.ReadAllBytes(file))));
    }

    private static void ShowsNone(string text)
    {
        Assert.DoesNotContain(Given, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Later, text, StringComparison.Ordinal);
        Assert.DoesNotContain(FromFile, text, StringComparison.Ordinal);
    }
}
