using System.CommandLine;

using Clocker.Client.Entities;

namespace Clocker.Cli.Commands;

/// <summary>Tells an entity to do something, and does not wait for what comes of it.</summary>
internal sealed class InvokeCommand : ClockerCommand
{
    private readonly Argument<string> _entity = EntityArgument.New();
    private readonly Argument<string> _effector = new("EFFECTOR") { Description = "What to do; clocker effectors ENTITY shows what there is." };

    private readonly Argument<string[]> _arguments = new("NAME=VALUE")
    {
        Description = "What the effector takes.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public InvokeCommand(Surroundings surroundings)
        : base(
            surroundings,
            "invoke",
            "Tells an entity, a cloud or a host to do something; what a host's machine is told is waited for, and shown.",
            "clocker invoke my-docker-cloud resize desiredSize=3",
            "clocker invoke my-docker-cloud/host-2 drain",
            "clocker invoke my-docker-cloud/host-1 runDockerCommand \"command=ps --all\"")
    {
        Arguments.Add(_entity);
        Arguments.Add(_effector);
        Arguments.Add(_arguments);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var given = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in parse.GetValue(_arguments) ?? [])
        {
            if (argument.IndexOf('=') is not (> 0 and var equals))
            {
                throw new CommandException(ExitCodes.WrongUse, $"\"{argument}\" is not of the form NAME=VALUE.", "Write, for example, desiredSize=3.");
            }

            given[argument[..equals]] = argument[(equals + 1)..];
        }

        using var client = session.Client();
        var effector = parse.GetRequiredValue(_effector);
        var accepted = await client.InvokeAsync(parse.GetRequiredValue(_entity), effector, given, cancellation);
        if (accepted.Result is { } result)
        {
            return await ShowAsync(session, accepted.Entity, effector, result);
        }

        session.Say($"{accepted.Entity}: {effector} goes on; see clocker tree {accepted.Application}.");
        return ExitCodes.Done;
    }

    /// <summary>What the machine printed is the answer, and nothing else.</summary>
    private static async Task<int> ShowAsync(Session session, string entity, string effector, ErrandAnswer result)
    {
        await session.Out.WriteAsync(result.Output);
        if (result.ExitCode == 0)
        {
            return ExitCodes.Done;
        }

        throw new CommandException(
            ExitCodes.Failed,
            result.ExitCode is { } code ? $"{entity}: {effector} ended with exit code {code}." : $"{entity}: {effector} was cut off; nobody knows how far it came.");
    }
}
