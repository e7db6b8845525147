using Clocker.Model.Collections;

namespace Clocker.Model.Containers;

/// <summary>What a swarm is begun with.</summary>
/// <param name="Address">The address by which the other engines reach the first one.</param>
/// <param name="Labels">The swarm's labels.</param>
/// <param name="Pool">The range from which its networks get their subnets, in CIDR notation.</param>
/// <param name="Size">The prefix length of a subnet.</param>
public sealed record SwarmRecipe(string Address, ValueMap<string> Labels, string Pool, int Size);
