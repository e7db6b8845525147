using Clocker.Model.Entities;

namespace Clocker.Library.Entities;

/// <summary>An application is what is in it.</summary>
internal sealed class BasicApplication : IBehaviour
{
    public Next Next(IEntityView entity) => new ChildrenHealth(entity).Next();
}
