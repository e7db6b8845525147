using System.Reflection;
using System.Text;
using System.Text.Json;

using Clocker.Control.Clouds;
using Clocker.Control.Journals;
using Clocker.Control.Plane;
using Clocker.Control.Worlds;
using Clocker.Model.Blueprints;
using Clocker.Model.Claims;
using Clocker.Model.Clouds;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Placement;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Control.Tests.Journals;

public sealed class JournalJsonTests
{
    private static readonly ContainerSpec Full = new()
    {
        Image = "nginx:1.22",
        Hostname = "web",
        Entrypoint = ["/bin/sh"],
        Command = [Value.Of("-c"), new Value.Joined([Value.Of("echo "), new Value.Secret(new("s1"))])],
        Environment = [new("A", Value.Of("b")), new("N", Value.Of(1.10m)), new("PW", new Value.Secret(new("s1")))],
        Ports = [new(80), new(443, Publish: false, Protocol: "udp")],
        Mounts = [new("data", "/data"), new(null, "/scratch", ReadOnly: true)],
        Files = [new("/etc/a", Value.Of("text"), null), new("/etc/b", null, new BlobId("ff"), 0b111_101_101)],
        MemoryBytes = 1 << 30,
        Cpus = 0.5m,
        User = "app",
        Restart = new(RestartMode.OnFailure, 3),
        Health = new(["CMD", "true"]) { Interval = TimeSpan.FromSeconds(1) },
        Networks = [new("app", "App", ["web"])],
        ExtraHosts = [new("db", "10.0.0.2")],
        StopGrace = TimeSpan.FromSeconds(3),
    };

    [Fact]
    public void What_is_written_is_read_again()
    {
        Fact fact = new ClaimWanted(new("e1"), new("a1"), 7, new(new("a1"), "shop", "shop/web", "web"), new(Full, RunGoal.Running), ClaimEnd.Claim);
        var entry = new Entry(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), new("ann", "clocker up"), [fact]);

        var read = JournalJson.Read(JournalJson.Write([entry]));

        Assert.Equal([entry], read);
    }

    [Fact]
    public void What_is_said_of_placement_is_read_again()
    {
        ValueList<StrategySpec> strategies = [new("BestFit"), new("MaxContainers", [new("maxContainers", Value.Of(4))])];
        var wish = new PlacementWish { Strategies = strategies, MemoryBytes = 1, Cpus = 0.5m, Name = "web", Type = "docker", Parent = "shop" };
        var scaling = new HostScaling { Headroom = 4, HeadroomShare = 0.25, HeadroomMemoryBytes = 5, HeadroomCpus = 1.5m, ContainersPerHost = 8, MostHosts = 9, ShrinksWhenCold = true, RemovesEmptyAfter = TimeSpan.FromMinutes(1) };
        ValueList<Fact> facts =
        [
            new ClaimWanted(new("e1"), new("a1"), 7, new(new("a1"), "shop", "shop/web", "web"), new(Full, RunGoal.Running) { Placement = wish }, ClaimEnd.Claim),
            new InstanceAssigned(new("e1"), 1, new("h1"), "web", Full) { Placement = wish },
            new CloudCreated("own", "p1") { Strategies = strategies, Scaling = scaling },
            new CloudClaimed(new("e1"), new("a1"), 1, new(new("a1"), "shop", "shop/web", "web"), new("own", 3) { Strategies = strategies, Scaling = scaling }),
            new CloudSized(3, "lab"),
            new HostWanted(new("h1"), 1, "host-1", "lab", "r1") { Because = "3 containers waited", MemoryBytes = 7, Cpus = 0.25m },
            new HostGoing(new("h1"), false) { Because = "it is empty" },
        ];

        var read = JournalJson.Read(JournalJson.Write([new(default, new("ann", "clocker up"), facts)]));

        Assert.Equal(facts, Assert.Single(read).Facts);
    }

    [Fact]
    public void Every_expression_is_read_again()
    {
        var text = new Expression.Constant(Value.Of("x"));
        var entity = new EntityReference(ReferenceScope.Member, "a", new(ReferenceScope.Parent)) { NamedBy = text, Start = text };
        ValueList<Expression> all =
        [
            text,
            new Expression.Sequence([text]),
            new Expression.Fields([new("a", text)]),
            new Expression.Component(entity),
            new Expression.Identity(entity),
            new Expression.Config(entity, text),
            new Expression.AttributeWhenReady(entity, text) { Options = WaitOptions.Usual },
            new Expression.AttributeWhenReady(EntityReference.Self, text),
            new Expression.AttributeWhenReady(entity, text) { OptionsBy = text },
            new Expression.Location(entity, text),
            new Expression.LocationConfig(new(entity, text), text),
            new Expression.FormatString(text, [text]),
            new Expression.RegexReplacement(text, text, text),
            new Expression.UrlEncode(text),
            new Expression.Template(entity, text, text),
            new Expression.External(text, text),
            new Expression.Item(text, Value.Of(1)),
            new Expression.Specification(new("web", "Web", "docker", [new("a", text)], [])),
        ];

        var read = System.Text.Json.JsonSerializer.Deserialize<ValueList<Expression>>(JournalJson.Text(all), JournalJson.Options);

        Assert.Equal(all, read);
        Assert.Equal(typeof(Expression).GetNestedTypes().Except([typeof(Expression.GivenAt)]).ToHashSet(), [.. all.Select(expression => expression.GetType())]);
    }

    [Fact]
    public void Expressions_of_earlier_versions_are_read()
    {
        const string before = """{"kind":"attributeWhenReady","target":{"scope":"global","id":"db"},"sensor":{"kind":"constant","value":"port"}}""";

        var read = System.Text.Json.JsonSerializer.Deserialize<Expression>(before, JournalJson.Options);

        Assert.Equal(new Expression.AttributeWhenReady(new(ReferenceScope.Global, "db"), new Expression.Constant(Value.Of("port"))), read);
        Assert.Equal(before, JournalJson.Text(read));
    }

    [Fact]
    public void Every_fact_has_a_kind_and_every_kind_a_version()
    {
        var facts = typeof(Fact).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Fact))).ToHashSet();

        Assert.Equal(facts, [.. FactKinds.All.Select(kind => kind.Type)]);
        Assert.Equal(FactKinds.All.Count, FactKinds.All.Select(kind => kind.Kind).Distinct().Count());
        Assert.All(FactKinds.All, kind => Assert.Matches("^[a-z.-]+/[0-9]+$", kind.Kind));
    }

    [Fact]
    public void Every_kind_has_words()
    {
        var words = new FactWords();
        foreach (var (_, type) in FactKinds.All)
        {
            var fact = (Fact)Make(type)!;
            var batch = JournalJson.Write([new(default, new("ann", "test"), [fact])]);

            Assert.EndsWith(".", Assert.Single(words.Describe(new(1, new("a1"), 1, 1, batch))).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_kind_that_is_not_known_is_refused_by_name()
    {
        var batch = Encoding.UTF8.GetBytes("""[{"at":"2026-01-01T00:00:00+00:00","by":{"who":"a","why":"b"},"facts":[{"kind":"entity.flew/9"}]}]""");

        Assert.Contains("entity.flew/9", Assert.ThrowsAny<JsonException>(() => JournalJson.Read(batch)).Message, StringComparison.Ordinal);
    }

    /// <summary>A journal that an earlier version wrote: it must fold for ever. Add lines; never change one.</summary>
    [Fact]
    public void An_old_journal_is_still_read()
    {
        const string Old =
            """
            [{"at":"2026-11-23T07:23:31+00:00","by":{"who":"server","why":"start"},"facts":[{"kind":"plane.created/1","plane":"52b490cd8c2c"},{"kind":"plane.location-added/1","location":"local","cloud":"cloud-local"}]},
            {"at":"2026-11-23T07:23:31+00:00","by":{"who":"root","why":"clocker up"},"facts":[{"kind":"plane.application-named/1","name":"hello","application":"a50aa667b1","number":1},
            {"kind":"claim.wanted/1","claim":"a50aa667b1.1","application":"a50aa667b1","version":1,"owner":{"application":"a50aa667b1","applicationName":"hello","entity":"hello/web","handle":"web"},"wanted":{"spec":{"image":"nginx:1.22","environment":{"A":{"$secret":"s1"}},"hostname":"web","stopGrace":"00:00:10"},"goal":"running"},"end":"claim"},
            {"kind":"instance.assigned/1","claim":"a50aa667b1.1","incarnation":1,"host":"local-1","name":"hello-web-1","spec":{"image":"nginx:1.22","hostname":"web"}}]},
            {"at":"2026-11-24T22:00:00+00:00","by":{"who":"root","why":"clocker catalog add web.bom"},"facts":[{"kind":"plane.catalog-bundle-added/1","bundle":{"name":"web","version":"1.0","origin":"web.bom","files":[{"name":"web.bom","text":"brooklyn.catalog: {}"}]}},
            {"kind":"plane.catalog-bundle-removed/1","name":"web","version":"1.0"}]}]
            """;

        var facts = JournalJson.Read(Encoding.UTF8.GetBytes(Old)).SelectMany(entry => entry.Facts).ToList();

        var wanted = Assert.IsType<ClaimWanted>(facts[3]);
        Assert.Equal(new Value.Secret(new("s1")), wanted.Wanted!.Spec.Environment["A"]);
        Assert.Equal(RestartMode.UnlessStopped, wanted.Wanted.Spec.Restart.Mode);
        Assert.Equal(RunGoal.Running, wanted.Wanted.Goal);
        Assert.Equal(new InstanceAssigned(new("a50aa667b1.1"), 1, new("local-1"), "hello-web-1", new() { Image = "nginx:1.22", Hostname = "web" }), facts[4]);
        Assert.Equal(new CatalogueBundleAdded(new("web", "1.0", "web.bom", [new("web.bom", "brooklyn.catalog: {}")])), facts[5]);
        Assert.Equal(new CatalogueBundleRemoved("web", "1.0"), facts[6]);
    }

    [Fact]
    public void An_entity_with_everything_is_read_again()
    {
        var spec = new EntitySpec("web", "Web", "docker", [new("a", new Expression.Specification(new(null, "inner", "docker", [], [])))], [])
        {
            Location = "here",
            LocationConfig = [new("region", new Expression.Constant(Value.Of("eu")))],
            Parameters =
            [
                new("p")
                {
                    Label = "P", Description = "A parameter", Type = "port", Default = new Expression.Constant(Value.Of("80+")), Pinned = false,
                    Constraints = [new Expression.Constant(Value.Of("required"))], DeprecatedNames = ["q"], Reconfigurable = true,
                    Inheritance = ConfigInheritance.DeepMerge, TypeInheritance = ConfigInheritance.Never,
                },
                new("plain"),
            ],
            Policies = [new("ServiceRestarter", "Again", [new("x", new Expression.Constant(Value.Of(1)))])],
            Enrichers = [new("Propagator", null, [])],
            Initializers = [new("StaticSensor", null, [])],
            Tags = [Value.Of("tag"), new Value.Fields([new("k", Value.Of(true))])],
            IconUrl = "https://example.org/icon.png",
        };

        var text = JournalJson.Text(spec);

        Assert.Equal(spec, JsonSerializer.Deserialize<EntitySpec>(text, JournalJson.Options));
        Assert.Equal(text, JournalJson.Text(JsonSerializer.Deserialize<EntitySpec>(text, JournalJson.Options)));
    }

    [Fact]
    public void An_entity_with_nothing_is_written_as_before() => Assert.Equal(
        """{"id":"web","name":"Web","type":"docker","config":{},"children":[]}""", JournalJson.Text(new EntitySpec("web", "Web", "docker", [], [])));

    private static object? Make(Type type)
    {
        var value = type switch
        {
            _ when type == typeof(string) => "x",
            _ when type == typeof(ContainerWanted) => new ContainerWanted(Full, RunGoal.Running),
            _ when type == typeof(ContainerSpec) => Full,
            _ when type == typeof(Deployment) => new Deployment("shop", new("shop", new(null, "shop", "BasicApplication", [], [])), new("shop.yaml", ""), "test", false),
            _ when type.IsValueType => Activator.CreateInstance(type),
            _ => null,
        };
        if (value is not null)
        {
            return value;
        }

        if (type.IsGenericType && type.Namespace == "Clocker.Model.Collections")
        {
            return type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance)[0].Invoke(
                [Array.CreateInstance(type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance)[0].GetParameters()[0].ParameterType.GetElementType()!, 0)]);
        }

        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType))]);
    }
}
