using Clocker.Control.Clouds;
using Clocker.Model.Containers;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Control.Tests.Clouds;

public sealed class SpecChangesTests
{
    private static readonly ContainerSpec Before = new() { Image = "a:1", Hostname = "web", Environment = [new("A", Value.Of("1")), new("B", Value.Of("2"))] };

    [Fact]
    public void Equal_specs_have_no_changes() => Assert.Empty(SpecChanges.Between(Before, Before with { Environment = [.. Before.Environment] }));

    [Fact]
    public void Variables_are_named_and_their_values_are_not() => Assert.Equal(
        ["env A", "env C"],
        SpecChanges.Between(Before, Before with { Environment = [new("A", Value.Of("secret")), new("B", Value.Of("2")), new("C", Value.Of("x"))] }));

    /// <summary>A field that was added to the spec and forgotten here would be changed in silence.</summary>
    [Fact]
    public void Every_field_is_compared()
    {
        var after = new ContainerSpec
        {
            Image = "a:2",
            Hostname = "other",
            Title = "other",
            Entrypoint = ["x"],
            Command = [Value.Of("x")],
            Environment = [],
            Ports = [new(80)],
            Mounts = [new(null, "/x")],
            Files = [new("/x", Value.Of(""), null)],
            MemoryBytes = 1,
            Cpus = 1,
            User = "x",
            Restart = new(RestartMode.No),
            Health = new(["NONE"]),
            Networks = [new("x", "x", [])],
            NetworkMode = "host",
            Settings = new() { Domain = "x" },
            CapAdd = ["NET_ADMIN"],
            CapDrop = ["ALL"],
            ExtraHosts = [new("x", "x")],
            StopGrace = TimeSpan.Zero,
        };
        var properties = typeof(ContainerSpec).GetProperties();

        Assert.All(properties, property => Assert.False(Equals(property.GetValue(Before), property.GetValue(after)), $"{property.Name} is the same in both"));
        // Each variable is a change of its own; everything else is one.
        Assert.Equal(properties.Length - 1 + Before.Environment.Count, SpecChanges.Between(Before, after).Count());
    }
}
