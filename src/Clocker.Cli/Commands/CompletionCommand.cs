using System.CommandLine;

using Clocker.Cli.Completing;

namespace Clocker.Cli.Commands;

/// <summary>Prints a script that teaches a shell to complete command lines.</summary>
internal sealed class CompletionCommand : ClockerCommand
{
    private readonly Argument<string> _shell = new("SHELL") { Description = "bash, zsh or fish." };

    public CompletionCommand(Surroundings surroundings)
        : base(
            surroundings,
            "completion",
            "Prints a script that completes command lines, with the names of applications and entities.",
            "source <(clocker completion bash)",
            "clocker completion fish > ~/.config/fish/completions/clocker.fish")
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        Arguments.Add(_shell);
    }

    protected override Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        session.Say(parse.GetRequiredValue(_shell) switch
        {
            "bash" => Scripts.Bash,
            "zsh" => Scripts.Zsh,
            _ => Scripts.Fish,
        });
        return Task.FromResult(ExitCodes.Done);
    }
}
