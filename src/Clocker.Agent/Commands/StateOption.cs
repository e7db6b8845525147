using System.CommandLine;

namespace Clocker.Agent.Commands;

/// <summary>Where the agent keeps what it was told. In a container that is its own writable layer.</summary>
internal sealed class StateOption : Option<string>
{
    public StateOption()
        : base("--state")
    {
        Description = "The directory with what was told last, and with the daemon's socket.";
        HelpName = "DIR";
        DefaultValueFactory = _ => "/var/lib/clocker-agent";
    }
}
