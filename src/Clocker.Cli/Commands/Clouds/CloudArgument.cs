using System.CommandLine;

using Clocker.Client.Clouds;

namespace Clocker.Cli.Commands.Clouds;

/// <summary>The arguments that name clouds and hosts; completion knows them by these names.</summary>
internal static class CloudArgument
{
    public const string Cloud = "CLOUD";
    public const string Host = "CLOUD/HOST";
    public const string CloudOrHost = "CLOUD[/HOST]";

    public static Argument<string> NewCloud() => new(Cloud) { Description = "The cloud." };

    public static Argument<string> NewHost() => new(Host) { Description = "The host, as cloud/host." };

    public static Option<string?> Timeout() => new("--timeout") { Description = "How long to wait (10m).", HelpName = "D" };

    public static Option<bool> Detach() => new("--detach", "-d") { Description = "Do not wait." };

    /// <summary>Says what the server wants known.</summary>
    public static void Warn(Session session, CloudAccepted accepted)
    {
        if (accepted.Warning is { } warning)
        {
            session.Mutter($"Warning: {warning}");
        }
    }

    /// <summary>The cloud and the host that a text names.</summary>
    /// <exception cref="CommandException">It does not.</exception>
    public static (string Cloud, string Host) Read(string text) => text.Split('/') is [{ Length: > 0 } cloud, { Length: > 0 } host]
        ? (cloud, host)
        : throw new CommandException(ExitCodes.WrongUse, $"\"{text}\" names no host.", "Write it as cloud/host; clocker cloud hosts CLOUD lists them.");
}
