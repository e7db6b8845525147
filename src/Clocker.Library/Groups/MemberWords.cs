using Clocker.Model.Entities;

namespace Clocker.Library.Groups;

/// <summary>How a member is.</summary>
internal static class MemberWords
{
    /// <summary>Whether it runs and is up: one that is made anew is neither, although its old container still answers.</summary>
    public static bool IsWell(this ChildView member) => member is { State: Lifecycle.Running, IsUp: true };
}
