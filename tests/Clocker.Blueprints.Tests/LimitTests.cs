using System.Diagnostics;
using System.Globalization;
using System.Text;

using CsCheck;

using Xunit;

namespace Clocker.Blueprints.Tests;

public sealed class LimitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Refuses_a_text_over_10_MiB() => Assert.Equal("CLK1002", Refused(new('#', (10 << 20) + 1)));

    [Fact]
    public void Reads_no_more_of_a_file_than_shows_that_it_is_too_large()
    {
        using var endless = new Endless();

        Assert.InRange(SourceBytes.Read(endless).Length, (10 << 20) + 1, 11 << 20);
    }

    [Fact]
    public void Says_where_a_text_is_not_UTF_8()
    {
        var (text, problem) = SourceBytes.Decode("shop.yaml", [.. "id: é\nname: ü"u8, 0xFF, .. "\n"u8]);

        Assert.Equal("id: é\nname: ü\uFFFD\n", text);
        Assert.Equal(("CLK1001", "shop.yaml", 2, 8), (problem!.Code, problem.Location.File, problem.Location.Line, problem.Location.Column));
    }

    [Fact]
    public void Reads_UTF_8_and_what_says_that_it_is_another()
    {
        Assert.Equal(("id: é", null), SourceBytes.Decode("shop.yaml", Encoding.UTF8.GetBytes("id: é")));
        Assert.Equal(("id: é", null), SourceBytes.Decode("shop.yaml", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("id: é")]));
    }

    [Fact]
    public void Refuses_deep_nesting_in_all_styles()
    {
        var indented = new StringBuilder("services:\n");
        for (var i = 0; i < 2_000; i++)
        {
            indented.Append(' ', 2 * i).Append("- a:\n");
        }

        Assert.All(
            new[] { new('[', 100_000), $"services: {new string('[', 100_000)}", string.Concat(Enumerable.Repeat("{a: ", 100_000)), indented.ToString(), string.Concat(Enumerable.Repeat("- ", 100_000)) },
            text => Assert.Equal("CLK1003", Refused(text)));
    }

    [Fact]
    public void Refuses_aliases_that_nest_deeper_than_what_is_written()
    {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 150; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}]");
        }

        Assert.Equal("CLK1003", Refused(text.ToString()));
    }

    [Theory]
    [InlineData("&a{0} [*a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}]")]
    [InlineData("&a{0} {{x: *a{1}, y: *a{1}, z: *a{1}}}")]
    public void Refuses_a_bomb_of_aliases(string step)
    {
        var text = new StringBuilder("a0: &a0 [lol]\n");
        for (var i = 1; i < 90; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"a{i}: ").AppendFormat(CultureInfo.InvariantCulture, step, i, i - 1).AppendLine();
        }

        Assert.Equal("CLK1004", Refused(text.ToString()));
    }

    [Fact]
    public void Refuses_a_bomb_of_merges()
    {
        var text = new StringBuilder("base: &a {");
        text.AppendJoin(", ", Enumerable.Range(0, 10_000).Select(i => $"k{i}: 1")).AppendLine("}");
        text.Append("services: [");
        text.AppendJoin(", ", Enumerable.Repeat("{<<: *a}", 10_000)).AppendLine("]");

        Assert.Equal("CLK1004", Refused(text.ToString()));
    }

    [Theory]
    [InlineData("a: &a [*a]")]
    [InlineData("a: &a {b: *a}")]
    [InlineData("a: &a\n  <<: *a\n")]
    public void Refuses_an_alias_inside_itself(string text) => Assert.Equal("CLK1006", Refused(text));

    [Fact]
    public void Refuses_an_expression_nested_too_deep() =>
        Assert.Contains("CLK1301", Codes($"services:\n- type: docker:a\n  env: {{A: '$brooklyn:{string.Concat(Enumerable.Repeat("config(", 50_000))}'}}"));

    [Fact]
    public void Refuses_an_endless_chain_of_calls() =>
        Assert.Contains("CLK1301", Codes($"services:\n- type: docker:a\n  env: {{A: '$brooklyn:{string.Concat(Enumerable.Repeat("parent().", 200_000))}self()'}}"));

    [Fact]
    public void Reads_a_thousand_mistakes_in_bounded_time() =>
        Assert.NotEmpty(Codes($"services:\n{string.Concat(Enumerable.Range(0, 20_000).Select(i => $"- {{type: docker:a, id: s{i}, envx{i}: 1, env: {{A: $brooklyn:component(\"t{i}\")}}}}\n"))}"));

    [Fact]
    public void Reads_what_many_entities_inherit_once()
    {
        var config = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"    A{i}: $brooklyn:component(\"s{i}\").attributeWhenReady(\"x\")\n"));
        var services = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"- {{type: docker:a, id: s{i}}}\n"));

        Assert.Contains("CLK1306", Codes($"brooklyn.config:\n  docker.container.environment:\n{config}services:\n{services}"));
    }

    [Fact]
    public void Reads_a_thousand_services_quickly()
    {
        var text = new StringBuilder("services:\n");
        for (var i = 0; i < 1_000; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"""
                - type: docker:registry.example.org:5000/team/service{i}:1.{i}
                  id: s{i}
                  env:
                    BEFORE: $brooklyn:component("s{Math.Max(0, i - 1)}").config("greeting")
                    URL: $brooklyn:formatString("http://%s:%s/", component("s{(i == 0 ? 999 : 0)}").config("host"), "80")
                  openPorts: [80, 443]
                  brooklyn.config:
                    greeting: hello
                    host: h{i}
                """);
        }

        var times = Enumerable.Range(0, 5).Select(_ => Timed(text.ToString()));

        // Usually below 100 ms; the best of several and the slack are for a busy machine.
        Assert.InRange(times.Min(), TimeSpan.Zero, TimeSpan.FromMilliseconds(600));
    }

    [Fact]
    public void Never_throws_whatever_the_text_is()
    {
        string[] words =
        [
            "services", ":", "\n", "- ", "  ", "type", "docker:", "nginx", "$brooklyn:", "component", "(", ")", "\"", "'", ".", ",", "[", "]", "{", "}", "&a", "*a",
            "<<", "!!str", "!", "|", ">", "%", "\t", "\r", "\0", "#", "?", "env", "id", "config", "formatString", "%s", "\\", "\uD800", "\uFEFF", "é", "---", "...", "brooklyn.config", "5",
            "files", "path", "latch.start", "healthcheck", "volumes", "portBindings", "attributeWhenReady", "location",
        ];
        Gen.Int[0, words.Length - 1].List[0, 40].Sample(list => Catalogue.Read(string.Concat(list.Select(index => words[index]))) is not null, iter: 20_000);
        Gen.String.Sample(text => Catalogue.Read(text) is not null, iter: 5_000);
    }

    [Fact]
    public void Never_throws_when_a_good_blueprint_is_damaged()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "everything.yaml"));
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Int[0, 5], Gen.String[Gen.Char["\n\t []{}:\"'$&*-#!|>%@`,?\\\0"], 0, 3])
            .Sample((at, length, replacement) => Catalogue.Read(text.Remove(at, Math.Min(length, text.Length - at)).Insert(at, replacement)) is not null, iter: 5_000);
    }

    private static TimeSpan Timed(string text)
    {
        var started = Stopwatch.GetTimestamp();
        Assert.Empty(Catalogue.Read(text).Diagnostics);
        return Stopwatch.GetElapsedTime(started);
    }

    private static string Refused(string text) => Assert.Single(Codes(text));

    private static List<string> Codes(string text)
    {
        var started = Stopwatch.GetTimestamp();
        var reading = Catalogue.Read(text);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Patience);
        return [.. reading.Diagnostics.Select(diagnostic => diagnostic.Code).Distinct()];
    }

    /// <summary>A file without an end.</summary>
    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
