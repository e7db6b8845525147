using Clocker.Blueprints;
using Clocker.Model.Diagnostics;

namespace Clocker.Cli.Sources;

/// <summary>Reads a text that somebody wrote on this machine.</summary>
internal static class TextFile
{
    /// <summary>Its text, and what is wrong with its bytes; null if nothing is.</summary>
    /// <param name="name">Its path.</param>
    /// <param name="surroundings">Where paths begin.</param>
    /// <exception cref="CommandException">There is no such file, or it cannot be read.</exception>
    public static (string Text, Diagnostic? Problem) Read(string name, Surroundings surroundings)
    {
        var path = Path.GetFullPath(name, surroundings.WorkingDirectory);
        try
        {
            using var file = File.OpenRead(path);
            return SourceBytes.Decode(name, SourceBytes.Read(file));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException(ExitCodes.WrongUse, $"There is no file {name}.");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            throw new CommandException(ExitCodes.WrongUse, $"{name} is a directory.", "Name a file in it.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCodes.WrongUse, $"{name} cannot be read: {exception.Message}");
        }
    }
}
