using Clocker.Control.Journals;
using Clocker.Control.Plane;
using Clocker.Control.Worlds;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Locations;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Control.Tests.Plane;

public sealed class PlaneWorldTests
{
    private static readonly Caller Ann = new("ann", "clocker catalog add");

    private readonly List<Entry> _journal = [];
    private readonly PlaneWorld _plane = new(new("plane"));

    [Fact]
    public void A_bundle_comes_survives_and_goes()
    {
        Assert.Equal([CatalogueChange.Added], Change([Bundle("shop", "1.0", "a")]));
        Assert.Equal([CatalogueChange.Unchanged], Change([Bundle("shop", "1.0", "a") with { Origin = "elsewhere.bom" }]));


        var again = Folded();


        Assert.Equal(_plane.Catalogue, again.Catalogue);
        Assert.Empty(Change([], ["shop:1.0"]));
        Assert.Empty(_plane.Catalogue);
        Assert.Empty(Change([], ["shop:1.0"]));
        Assert.Equal(["CatalogueBundleAdded", "CatalogueBundleRemoved"], Facts.Select(fact => fact.GetType().Name));
        Assert.Empty(_plane.Compact());
    }

    [Fact]
    public void Other_content_of_the_same_version_is_refused_and_nothing_is_added()
    {
        Change([Bundle("shop", "1.0", "a")]);


        var answer = Ask([Bundle("new", "1", "x"), Bundle("shop", "1.0.0", "b")], [], replace: false);


        Assert.Equal("The catalogue has another content as shop:1.0.0.", Assert.IsType<Answer<CatalogueChanged>.Refused>(answer).Message);
        Assert.Equal(["shop:1.0"], Names);
    }

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("1.0-SNAPSHOT", false)]
    public void Other_content_takes_its_place_if_that_is_said_or_it_is_a_snapshot(string version, bool replace)
    {
        Change([Bundle("shop", version, "a"), Bundle("other", "1", "x")]);


        Assert.Equal([CatalogueChange.Replaced], Change([Bundle("shop", version, "b")], replace: replace));


        Assert.Equal(["other:1", $"shop:{version}"], Names);
        Assert.Equal("b", _plane.Catalogue[1].Files[0].Text);
    }

    [Fact]
    public void What_is_compacted_folds_to_the_same_in_the_same_order()
    {
        Change([Bundle("z", "1", "a"), Bundle("a", "1", "b"), Bundle("a", "2", "c")]);
        Change([Bundle("z", "1", "changed")], replace: true);


        var again = new PlaneWorld(new("plane"));
        foreach (var fact in _plane.Compact())
        {
            again.Apply(fact);
        }


        Assert.Equal(["a:1", "a:2", "z:1"], Names);
        Assert.Equal(_plane.Catalogue, again.Catalogue);
        Assert.Equal(JournalJson.Text(_plane.Compact()), JournalJson.Text(Folded().Compact()));
    }

    [Fact]
    public void A_named_location_comes_once_survives_and_goes()
    {
        var rack = new NamedLocation("rack", "byon", [new("hosts", Value.Of("10.0.0.1")), new("password", new Value.Secret(new("s1")))]);
        Assert.Equal(NamedLocationChange.Added, Done<NamedLocationChange>(Ask(new AddNamedLocation(Ann, rack, false))));
        Assert.Equal(NamedLocationChange.Unchanged, Done<NamedLocationChange>(Ask(new AddNamedLocation(Ann, rack, false))));


        var again = Folded();


        Assert.Equal(rack, Assert.Single(again.NamedLocations.Values));
        Assert.Equal(JournalJson.Text(_plane.Compact()), JournalJson.Text(again.Compact()));
        Assert.DoesNotContain("s3cret", JournalJson.Text(_plane.Compact()), StringComparison.Ordinal);
        Done<Accepted>(Ask(new RemoveNamedLocation(Ann, "rack")));
        Assert.Empty(_plane.NamedLocations);
        Assert.Equal("There is no named location \"rack\".", Refused<Accepted>(Ask(new RemoveNamedLocation(Ann, "rack"))));
    }

    [Fact]
    public void Another_location_of_the_same_name_is_to_be_said_and_circles_are_refused()
    {
        Ask(new AddNamedLocation(Ann, new("a", "lab", []), false));
        Ask(new AddNamedLocation(Ann, new("b", "a", []), false));


        Assert.Equal("Location \"a\" is there already, and says something else.", Refused<NamedLocationChange>(Ask(new AddNamedLocation(Ann, new("a", "localhost", []), false))));
        Assert.Equal("Location \"a\" would stand for itself, by way of \"b\".", Refused<NamedLocationChange>(Ask(new AddNamedLocation(Ann, new("a", "b", []), true))));
        Assert.Equal("Location \"b\" stands for \"a\".", Refused<Accepted>(Ask(new RemoveNamedLocation(Ann, "a"))));
        Assert.Equal(NamedLocationChange.Replaced, Done<NamedLocationChange>(Ask(new AddNamedLocation(Ann, new("a", "localhost", []), true))));
        Assert.Equal("localhost", _plane.NamedLocations["a"].Spec);
    }

    private static T Done<T>(object answer) => Assert.IsType<Answer<T>.Done>(answer).Value;

    private static string Refused<T>(object answer) => Assert.IsType<Answer<T>.Refused>(answer).Message;

    private IEnumerable<string> Names => _plane.Catalogue.Select(bundle => bundle.ToString());

    private IEnumerable<Fact> Facts => _journal.SelectMany(entry => entry.Facts);

    private static CatalogueBundle Bundle(string name, string version, string text) => new(name, version, "catalog.bom", [new("catalog.bom", text)]);

    private ValueList<CatalogueChange> Change(ValueList<CatalogueBundle> add, ValueList<string>? remove = null, bool replace = false) =>
        Assert.IsType<Answer<CatalogueChanged>.Done>(Ask(add, remove ?? [], replace)).Value.Changes;

    private object Ask(ValueList<CatalogueBundle> add, ValueList<string> remove, bool replace) => Ask(new ChangeCatalogue(Ann, add, remove, replace));

    private object Ask(Request request)
    {
        var outputs = new Outputs();
        _plane.Decide([new Input.Asked(1, request)], new(DateTimeOffset.UnixEpoch, TimeSpan.Zero), outputs);
        _journal.AddRange(outputs.Entries);
        return Assert.Single(outputs.Answers).Answer;
    }

    /// <summary>What the journal's bytes fold to.</summary>
    private PlaneWorld Folded()
    {
        var world = new PlaneWorld(new("plane"));
        foreach (var fact in JournalJson.Read(JournalJson.Write(_journal)).SelectMany(entry => entry.Facts))
        {
            world.Apply(fact);
        }

        return world;
    }
}
