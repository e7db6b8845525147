using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Keeping;

/// <summary>What reaches the keeper.</summary>
internal abstract record KeeperRequest
{
    private KeeperRequest()
    {
    }

    /// <summary>Something about the host may have changed.</summary>
    internal sealed record Look : KeeperRequest;

    /// <summary>What is to be kept from now on.</summary>
    /// <param name="State">Null is nothing: all that was made is removed.</param>
    internal sealed record Keep(AgentState? State) : KeeperRequest
    {
        /// <summary>Gets what came of it.</summary>
        public TaskCompletionSource<AgentReport> Report { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
