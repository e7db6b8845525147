using Clocker.Blueprints;
using Clocker.Blueprints.Compose;

namespace Clocker.Cli.Sources;

/// <summary>The files of this machine, for Compose files that refer to them.</summary>
internal sealed class LocalComposeFiles : IComposeFiles
{
    public byte[]? Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return SourceBytes.Read(file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    public bool IsFile(string path) => File.Exists(path);

    /// <summary>Links in the middle of a path count too; what is not there is left as it is.</summary>
    public string Real(string path)
    {
        try
        {
            var real = "/";
            foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                var next = Path.Combine(real, part);
                real = Directory.ResolveLinkTarget(next, returnFinalTarget: true)?.FullName ?? next;
            }

            return real;
        }
        catch (IOException)
        {
            return path;
        }
    }
}
