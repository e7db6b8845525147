using Xunit;

namespace Clocker.Tidy;

public sealed class SourceTests
{
    private const int MostLinesOfAProject = 25;

    /// <summary>Put together here, so that this file has none of them.</summary>
    private static readonly string[] Promises = [string.Concat("TO", "DO"), string.Concat("FIX", "ME")];

    [Fact]
    public void Sources_promise_nothing() => Assert.Empty(Repository.Files("*.cs")
        .Where(file => Promises.Any(File.ReadAllText(file).Contains))
        .Select(Repository.Relative));

    [Fact]
    public void Scripts_can_be_run() => Assert.Empty(Repository.Files("*")
        .Where(file => IsScript(file) && (File.GetUnixFileMode(file) & UnixFileMode.UserExecute) == 0)
        .Select(Repository.Relative));

    [Fact]
    public void Project_files_are_short() => Assert.Empty(Repository.Files("*.csproj")
        .Where(file => File.ReadLines(file).Count() > MostLinesOfAProject)
        .Select(Repository.Relative));

    private static bool IsScript(string file)
    {
        using var stream = File.OpenRead(file);
        return stream.ReadByte() == '#' && stream.ReadByte() == '!';
    }
}
