using Clocker.Library.Entities;
using Clocker.Model.Entities;
using Clocker.Model.Groups;

namespace Clocker.Library.Groups;

/// <summary>A group of its children, if it is told so; else of nobody.</summary>
internal sealed class BasicGroup : IBehaviour
{
    public Next Next(IEntityView entity)
    {
        var config = new ConfigReader(entity);
        IReadOnlyList<ChildView> members = config.Read(GroupKeys.ChildrenAsMembers) ? entity.Children : [];
        return new GroupAnswer(entity, config, members).Next();
    }
}
