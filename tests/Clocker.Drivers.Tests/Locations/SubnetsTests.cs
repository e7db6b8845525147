using System.Net;
using Clocker.Drivers.Locations.Lab;
using Docker.DotNet.Models;
using Xunit;

namespace Clocker.Drivers.Tests.Locations;

public sealed class SubnetsTests
{
    private static readonly IReadOnlyList<(IPNetwork Pool, int Size)> Usual = Subnets.PoolsOf(new SystemInfoResponse());

    [Fact]
    public void The_first_that_nobody_has_is_chosen()
    {
        Assert.Equal("172.17.0.0/16", Subnets.FirstFree(Usual, [])?.ToString());
        Assert.Equal("172.19.0.0/16", Subnets.FirstFree(Usual, [IPNetwork.Parse("172.17.0.0/16"), IPNetwork.Parse("172.18.0.0/16")])?.ToString());
    }

    [Fact]
    public void What_overlaps_in_part_is_taken()
    {
        var taken = Enumerable.Range(17, 14).Select(second => IPNetwork.Parse($"172.{second}.0.0/16")).Append(IPNetwork.Parse("172.31.255.0/24"));


        Assert.Equal("192.168.16.0/20", Subnets.FirstFree(Usual, [.. taken, IPNetwork.Parse("192.168.0.0/24")])?.ToString());
        Assert.Null(Subnets.FirstFree(Usual, [IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/8")]));
    }

    [Fact]
    public void An_engine_that_has_pools_of_its_own_has_no_others()
    {
        var engine = new SystemInfoResponse { DefaultAddressPools = [new() { Base = "10.20.0.0/16", Size = 24 }] };


        Assert.Equal("10.20.1.0/24", Subnets.FirstFree(Subnets.PoolsOf(engine), [IPNetwork.Parse("10.20.0.0/24")])?.ToString());
    }

    [Fact]
    public void Addresses_of_version_6_take_nothing()
    {
        Assert.Equal("172.17.0.0/16", Subnets.FirstFree(Usual, [IPNetwork.Parse("fd00::/8")])?.ToString());
    }

    [Fact]
    public void Routes_are_read_as_the_kernel_writes_them()
    {
        const string Table = """
            Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
            eth0	00000000	0100000A	0003	0	0	0	00000000	0	0	0
            eth0	0000000A	00000000	0001	0	0	0	00FFFFFF	0	0	0
            docker0	000011AC	00000000	0001	0	0	0	0000FFFF	0	0	0

            """;


        Assert.Equal(["10.0.0.0/24", "172.17.0.0/16"], LocalRoutes.Parse(Table).Select(route => route.ToString()));
    }
}
