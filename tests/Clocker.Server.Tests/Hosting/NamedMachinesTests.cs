using Clocker.Model.Containers;
using Clocker.Model.Diagnostics;
using Clocker.Model.Identity;
using Clocker.Model.Locations;
using Clocker.Model.Secrets;
using Clocker.Model.Values;
using Clocker.Server.Hosting;

using Xunit;

namespace Clocker.Server.Tests.Hosting;

public sealed class NamedMachinesTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly List<MachineList?> _made = [];

    [Fact]
    public async Task Machines_get_the_secrets_once_and_only_when_they_are_asked_for()
    {
        await using var location = Named(new Kept("geheim"), new("byon", [new("hosts", Value.Of("10.0.0.{1,2}")), new("user", Value.Of("bob")), new("password", new Value.Secret(new("s1")))]));
        Assert.Empty(_made);


        await location.ListAsync(Cancellation);
        await location.ListAsync(Cancellation);


        Assert.Equal("rack", location.Name);
        Assert.Equal(["bob@10.0.0.1:22 geheim", "bob@10.0.0.2:22 geheim"], Assert.Single(_made)!.Machines.Select(machine => $"{machine} {machine.Password}"));
    }

    [Fact]
    public async Task One_machine_in_a_text_gets_its_defaults()
    {
        await using var location = Named(new Kept("geheim"), new("host:ann@10.0.0.9:2222", [new("user", Value.Of("bob")), new("password", new Value.Secret(new("s1")))]));


        await location.ListAsync(Cancellation);


        Assert.Equal(["ann@10.0.0.9:2222 geheim"], Assert.Single(_made)!.Machines.Select(machine => $"{machine} {machine.Password}"));
    }

    [Fact]
    public async Task A_secret_that_is_gone_is_told_to_whoever_asks_for_a_host()
    {
        await using var location = Named(new Kept(null), new("byon", [new("hosts", Value.Of("10.0.0.1")), new("password", new Value.Secret(new("s1")))]));


        var failure = await Assert.ThrowsAsync<DeviceException>(() => location.AcquireAsync(new("r1", "host-1"), Cancellation));


        Assert.Equal("A secret of location \"rack\" is not kept here any more; add the location again.", failure.Message);
    }

    private NamedMachines Named(ISecrets secrets, (string Spec, Clocker.Model.Collections.ValueMap<Value> Defaults) says) => new(
        new("rack", says.Spec, says.Defaults),
        secrets,
        (name, list, diagnostics) =>
        {
            Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
            _made.Add(list);
            return new WrongLocation(name, []);
        });

    private sealed class Kept(string? value) : ISecrets
    {
        public Task<SecretId> KeepAsync(string owner, string name, string text, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<string?> RevealAsync(SecretId id, CancellationToken cancellation) => Task.FromResult(value);

        public Task ForgetAsync(string owner, IReadOnlyCollection<SecretId> but, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
