using Clocker.Blueprints.Compose;
using Clocker.Model.Blueprints;

namespace Clocker.Blueprints.Tests.Compose;

/// <summary>The files of the test's machine, and of the test's memory.</summary>
internal sealed class TestFiles(params (string Path, string Text)[] own) : IComposeFiles
{
    public byte[]? Read(string path) =>
        own.FirstOrDefault(file => file.Path == path).Text is { } text ? System.Text.Encoding.UTF8.GetBytes(text)
        : File.Exists(path) ? File.ReadAllBytes(path)
        : null;

    public bool IsFile(string path) => own.Any(file => file.Path == path) || File.Exists(path);

    public string Real(string path) => path;

    /// <summary>Reads a project of one file on this machine.</summary>
    public static ComposeReading Load(string path, ComposeOptions options) =>
        ComposeLoader.Load([new(path, new Source(Path.GetFileName(path), File.ReadAllText(path)))], new TestFiles(), options);
}
