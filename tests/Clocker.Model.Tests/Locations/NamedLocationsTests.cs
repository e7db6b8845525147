using Clocker.Model.Locations;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Model.Tests.Locations;

public sealed class NamedLocationsTests
{
    [Fact]
    public void A_name_stands_for_what_it_leads_to_and_the_nearer_default_goes_before()
    {
        var all = new NamedLocations([Named("rack", "byon", ("user", "admin"), ("port", "22")), Named("mine", "named:rack", ("user", "bob"))]);


        var resolved = all.Resolve(all.Meant("mine")!)!;


        Assert.Equal(("mine", "byon"), (resolved.Name, resolved.Spec));
        Assert.Equal(["port=22", "user=bob"], resolved.Defaults.Select(entry => $"{entry.Key}={entry.Value}"));
        Assert.Equal(["mine"], all.UsersOf("rack").Select(user => user.Name));
    }

    [Fact]
    public void A_circle_leads_nowhere()
    {
        var all = new NamedLocations([Named("a", "b"), Named("b", "c"), Named("c", "a")]);


        Assert.Null(all.Resolve(all.Find("a")!));
    }

    [Fact]
    public void One_that_is_called_as_the_kind_it_stands_for_means_the_kind()
    {
        var all = new NamedLocations([], [Named("localhost", "localhost", ("user", "bob")) with { Item = "localhost:1.0" }]);


        Assert.Equal("localhost", all.Resolve(all.Meant("localhost")!)!.Spec);
    }

    [Fact]
    public void What_was_added_goes_before_the_catalogue_and_versions_of_that_are_names_too()
    {
        var all = new NamedLocations(
            [Named("rack", "lab")],
            [Named("rack", "localhost") with { Item = "rack:2.0" }, Named("rack:2.0", "localhost") with { Item = "rack:2.0" }]);


        Assert.Equal("lab", all.Meant("rack")!.Spec);
        Assert.Equal("localhost", all.Meant("rack:2.0")!.Spec);
        Assert.Null(all.Meant("docker:rack"));
        Assert.Null(all.Meant("other"));
    }

    private static NamedLocation Named(string name, string spec, params (string Key, string Value)[] defaults) =>
        new(name, spec, [.. defaults.Select(entry => KeyValuePair.Create(entry.Key, Value.Of(entry.Value)))]);
}
