using Clocker.Library.Tests.Entities;
using Clocker.Model.Entities;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Library.Tests.HowTo;

// snippet: tests
public sealed class ExternalServiceTests
{
    private readonly ExternalService _service = new();

    [Fact]
    public void Is_up_and_says_where_once_its_address_is_known()
    {
        var next = _service.Next(new FakeEntity().With(ExternalServiceDeclaration.Address, Value.Of("http://192.0.2.7/")));
        Assert.True(next.IsUp);
        Assert.Equal(Value.Of("http://192.0.2.7/"), next.Sensors["main.uri"]);
    }

    [Fact]
    public void Waits_for_what_its_address_waits_for() => Assert.Equal(
        "main.uri of db",
        _service.Next(new FakeEntity().WaitingFor(ExternalServiceDeclaration.Address, "main.uri of db")).Waiting);

    [Fact]
    public void Stops_at_once() => Assert.True(_service.Next(new FakeEntity { Expected = Lifecycle.Stopping }).IsStopped);

    [Fact]
    public void Without_an_address_it_says_what_is_wrong() =>
        Assert.Equal("it is not given", _service.Next(new FakeEntity()).Problems["external.address"]);
}
// end of snippet
