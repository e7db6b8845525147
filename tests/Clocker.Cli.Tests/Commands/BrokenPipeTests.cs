using System.Text;

using Clocker.Cli.Terminals;

using Xunit;

namespace Clocker.Cli.Tests.Commands;

public sealed class BrokenPipeTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("up --help")]
    [InlineData("cloud --help")]
    [InlineData("version")]
    public async Task Who_has_read_enough_ends_it_without_a_word(string line)
    {
        await using var run = new CommandRun { Out = new Closed() };


        Assert.Equal(ExitCodes.Done, await run.RunAsync(line));
        Assert.Equal("", run.Error);
    }

    [Fact]
    public void The_system_s_number_is_told_with_what_it_says()
    {
        using var nobody = new DescriptorStream(-1);


        var error = Assert.Throws<IOException>(() => nobody.Write("x"u8));


        Assert.Equal(9, error.HResult);
    }

    /// <summary>A pipe that nobody reads any more.</summary>
    private sealed class Closed : StringWriter
    {
        private static IOException Broken => new("Broken pipe", 32);

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw Broken;

        public override void Write(string? value) => throw Broken;

        public override void Write(char[] buffer, int index, int count) => throw Broken;

        public override void WriteLine(string? value) => throw Broken;

        public override Task WriteLineAsync(string? value) => Task.FromException(Broken);

        public override Task WriteAsync(string? value) => Task.FromException(Broken);
    }
}
