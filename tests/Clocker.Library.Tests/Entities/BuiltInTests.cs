using Clocker.Library.Entities;
using Clocker.Model.Entities;

using Xunit;

namespace Clocker.Library.Tests.Entities;

public sealed class BuiltInTests
{
    /// <summary>Blueprints are read with the declarations alone where there is no server.</summary>
    [Fact]
    public void Every_type_that_is_declared_has_a_behaviour_and_no_other() => Assert.Equal(
        BuiltInDeclarations.All.Select(type => type.Name).Order(StringComparer.Ordinal),
        BuiltIn.Types.Select(type => type.Declaration.Name).Order(StringComparer.Ordinal));
}
