using Clocker.Model.Collections;

namespace Clocker.Model.Groups;

/// <summary>All children that a behaviour wants its entity to have, beside those that the blueprint says. Others that were made for it go.</summary>
/// <param name="Members">The children.</param>
/// <param name="Reason">Why some come or go, in words that follow a colon; empty if none do.</param>
public sealed record MembersWanted(ValueList<MemberWanted> Members, string Reason);
