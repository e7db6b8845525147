using System.CommandLine;

using Clocker.Cli.Commands;
using Clocker.Cli.Commands.Clouds;
using Clocker.Cli.Commands.Labs;
using Clocker.Cli.Commands.Locations;
using Clocker.Client;
using Clocker.Client.Problems;

namespace Clocker.Cli.Completing;

/// <summary>What the last word of a command line may become.</summary>
internal sealed class Completions(Session session)
{
    /// <summary>Tells the shell to complete file names, which it does better.</summary>
    public const string Files = ":files";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <param name="words">The words up to the cursor, without the command's own; the last one is to be completed.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<string>> OfAsync(IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var word = words.Count == 0 ? "" : words[^1];
        var (command, arguments, option) = Walk([.. words.SkipLast(1)]);
        var all = option is not null ? await ValuesAsync(command, option, cancellation)
            : word.StartsWith('-') ? Options(command)
            : await WordsAsync(command, arguments, cancellation);
        return all is [Files] ? all : [.. all.Where(candidate => candidate.StartsWith(word, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The command that words lead to, how many arguments it has by then, and the option that waits for a value.</summary>
    private (Command Command, int Arguments, Option? Option) Walk(IReadOnlyList<string> words)
    {
        Command command = CommandLine.Root(session.Surroundings);
        var root = command;
        var arguments = 0;
        Option? waiting = null;
        foreach (var word in words)
        {
            if (waiting is not null)
            {
                waiting = null;
            }
            else if (word.StartsWith('-'))
            {
                var option = command.Options.Concat(root.Options).FirstOrDefault(option => option.Name == word || option.Aliases.Contains(word));
                waiting = option is null or { Arity.MaximumNumberOfValues: 0 } || option.ValueType == typeof(bool) ? null : option;
            }
            else if (command.Subcommands.FirstOrDefault(sub => sub.Name == word) is { } sub)
            {
                command = sub;
            }
            else
            {
                arguments++;
            }
        }

        return (command, arguments, waiting);
    }

    private async Task<IReadOnlyList<string>> ValuesAsync(Command command, Option option, CancellationToken cancellation) => option.Name switch
    {
        "--data" or "--file" or EnvironmentOption.Name => [Files],
        "--location" when command.Parents.Any(parent => parent.Name == "cloud") => await NamesAsync(OfLocationsAsync, cancellation),
        "--location" => await NamesAsync(OfCloudsAsync, cancellation),
        _ => [],
    };

    private List<string> Options(Command command) =>
    [
        .. command.Options.Concat(CommandLine.Root(session.Surroundings).Options)
            .Where(option => !option.Hidden)
            .Select(option => option.Name)
            .Distinct(),
    ];

    private async Task<IReadOnlyList<string>> WordsAsync(Command command, int arguments, CancellationToken cancellation)
    {
        var commands = command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name).ToList();
        return Argument(command, arguments)?.Name switch
        {
            "FILE" => [Files],
            "SHELL" => ["bash", "fish", "zsh"],
            ItemArgument.Item => await NamesAsync(OfCatalogueAsync, cancellation),
            EntityArgument.Application => await NamesAsync(OfApplicationsAsync, cancellation),
            EntityArgument.Entity => await NamesAsync(OfEntitiesAsync, cancellation),
            CloudArgument.Cloud => await NamesAsync(OfCloudsAsync, cancellation),
            LocationArgument.Location => await NamesAsync(OfNamedAsync, cancellation),
            CloudArgument.CloudOrHost => await NamesAsync(
                async (client, cancel) => (await client.CloudsAsync(cancel)).SelectMany(cloud => cloud.Hosts.Select(host => $"{cloud.Name}/{host.Name}").Prepend(cloud.Name)), cancellation),
            CloudArgument.Host => await NamesAsync(
                async (client, cancel) => (await client.CloudsAsync(cancel)).SelectMany(cloud => cloud.Hosts, (cloud, host) => $"{cloud.Name}/{host.Name}"), cancellation),
            LabArguments.Host => await NamesAsync(
                async (client, cancel) => (await client.LabsAsync(cancel)).SelectMany(lab => lab.Hosts).Select(host => host.Name).Distinct(), cancellation),
            _ => commands,
        };
    }

    /// <summary>The argument that a word would be; the last one may be given again.</summary>
    private static Argument? Argument(Command command, int index) => command.Arguments.ElementAtOrDefault(index)
        ?? (command.Arguments.LastOrDefault() is { Arity.MaximumNumberOfValues: > 1 } last ? last : null);

    private static async Task<IEnumerable<string>> OfEntitiesAsync(ClockerClient client, CancellationToken cancellation) =>
        (await client.TreesAsync(cancellation)).SelectMany(tree => tree.Entities).Select(entity => entity.Address);

    private static async Task<IEnumerable<string>> OfCloudsAsync(ClockerClient client, CancellationToken cancellation) =>
        (await client.CloudsAsync(cancellation)).Select(cloud => cloud.Name);

    private static async Task<IEnumerable<string>> OfNamedAsync(ClockerClient client, CancellationToken cancellation) =>
        (await client.LocationsAsync(cancellation)).Select(location => location.Name);

    /// <summary>Where hosts come from: names, and kinds that need no more.</summary>
    private static async Task<IEnumerable<string>> OfLocationsAsync(ClockerClient client, CancellationToken cancellation) =>
        (await OfNamedAsync(client, cancellation)).Concat(["docker", "lab", "localhost", "simulated"]);

    private static async Task<IEnumerable<string>> OfApplicationsAsync(ClockerClient client, CancellationToken cancellation) =>
        (await client.ApplicationsAsync(cancellation)).Select(application => application.Name);

    private static async Task<IEnumerable<string>> OfCatalogueAsync(ClockerClient client, CancellationToken cancellation) =>
        (await client.CatalogueAsync(allVersions: true, cancellation)).Select(item => item.Version is null ? item.Id : $"{item.Id}:{item.Version}");

    /// <summary>Names from the server; none if it does not answer soon.</summary>
    private async Task<IReadOnlyList<string>> NamesAsync(
        Func<ClockerClient, CancellationToken, Task<IEnumerable<string>>> ask, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(Patience, session.Surroundings.Clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        using var client = session.Client();
        try
        {
            return [.. await ask(client, ending.Token)];
        }
        catch (Exception exception) when (exception is ServerUnreachableException or ProblemException or OperationCanceledException)
        {
            return [];
        }
    }
}
