using Clocker.Model.Entities;

namespace Clocker.Library.Entities;

/// <summary>An entity without anything to run: it starts and stops at once, and with its children if it has any.</summary>
internal sealed class BasicEntity : IBehaviour
{
    public Next Next(IEntityView entity) => new ChildrenHealth(entity).Next();
}
