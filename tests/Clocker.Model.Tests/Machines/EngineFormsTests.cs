using Clocker.Model.Clouds;
using Clocker.Model.Machines;
using Clocker.Model.Values;
using Xunit;

namespace Clocker.Model.Tests.Machines;

public sealed class EngineFormsTests
{
    [Fact]
    public void What_is_wished_goes_before_what_is_usual_and_the_rest_stays()
    {
        var usual = new EngineSettings { Version = "20.10", Port = 2400, Labels = [new("rack", "1")] };
        var wish = new EngineWish { Version = "24", LogBytes = EngineWish.NoLimit, Labels = [new("zone", "a")] };


        Assert.Equal(usual with { Version = "24", LogBytes = null, Labels = [new("zone", "a")] }, wish.Over(usual));
        Assert.Equal(usual, new EngineWish().Over(usual));
    }

    [Fact]
    public void Lists_are_lists_or_texts_with_commas()
    {
        var list = EngineConfig.AddressPools.Coerce(new Value.Sequence([Value.Of("10.200.0.0/16"), Value.Of("10.201.0.0/16")]));
        var text = EngineConfig.AddressPools.Coerce(Value.Of("10.200.0.0/16, 10.201.0.0/16"));


        Assert.Null(list.Problem);
        Assert.Equal(list.Value, text.Value);
        Assert.Equal("\"10.0.0.0/28\": it is no network of a /24 or more", EngineConfig.AddressPools.Coerce(Value.Of("10.200.0.0/16,10.0.0.0/28")).Problem);
    }

    [Fact]
    public void Labels_are_a_map_or_texts_with_an_equals_sign()
    {
        var map = EngineForms.Labels(new Value.Fields([new("rack", Value.Of(7)), new("zone", Value.Of("a"))]));
        var text = EngineForms.Labels(Value.Of("rack=7,zone=a"));


        Assert.Equal(map.Value, text.Value);
        Assert.Equal("7", map.Value!["rack"]);
        Assert.NotNull(EngineForms.Labels(Value.Of("rack")).Problem);
    }

    [Theory]
    [InlineData("20.10", true)]
    [InlineData("5:24.0.7-1~debian", false)]
    [InlineData("newest", false)]
    public void A_version_looks_like_one(string text, bool isOne)
    {
        Assert.Equal(isOne, EngineConfig.Version.Coerce(Value.Of(text)).Problem is null);
    }

    [Fact]
    public void A_log_has_a_size_or_no_limit()
    {
        Assert.Equal(64L << 20, EngineForms.LogBytes(Value.Of("64m")).Value);
        Assert.Equal(EngineWish.NoLimit, EngineForms.LogBytes(Value.Of("unlimited")).Value);
        Assert.NotNull(EngineForms.LogBytes(Value.Of("long")).Problem);
        Assert.Equal(2400, EngineForms.Number(Value.Of(2400)).Value);
        Assert.NotNull(EngineForms.Number(Value.Of(70000)).Problem);
    }
}
