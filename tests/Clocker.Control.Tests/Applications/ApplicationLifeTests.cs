using Clocker.Control.Applications;
using Clocker.Control.Worlds;
using Clocker.Model.Secrets;

using Xunit;

namespace Clocker.Control.Tests.Applications;

public sealed class ApplicationLifeTests
{
    private readonly List<Input> _inputs = [];

    [Fact]
    public async Task Says_whether_a_secret_is_there_and_never_what_it_is()
    {
        await using (var life = Life(new Source("vault", _ => Task.FromResult("geheim"))))
        {
            life.LookUp("vault", "pw");
        }

        Assert.Equal([new Input.LookedUp("vault", "pw", null)], _inputs);
    }

    [Fact]
    public async Task Says_why_a_secret_cannot_be_had()
    {
        await using (var life = Life(new Source("vault", _ => throw new SecretSourceException("it is sealed"))))
        {
            life.LookUp("vault", "pw");
            life.LookUp("valt", "pw");
        }

        Assert.Equal(
            [
                new Input.LookedUp("vault", "pw", "the secret \"pw\" of \"vault\" cannot be had: it is sealed"),
                new Input.LookedUp("valt", "pw", "there is no external provider \"valt\"; there are \"vault\""),
            ],
            _inputs);
    }

    [Fact]
    public async Task Its_end_is_the_end_of_its_searches()
    {
        var life = Life(new Source("vault", async cancellation =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            return "";
        }));
        life.LookUp("vault", "pw");

        await life.DisposeAsync();

        Assert.Empty(_inputs);
    }

    private ApplicationLife Life(ISecretSource source) => new([source], _inputs.Add, _ => { });

    private sealed class Source(string name, Func<CancellationToken, Task<string>> resolve) : ISecretSource
    {
        public string Name => name;

        public Task<string> ResolveAsync(string key, CancellationToken cancellation) => resolve(cancellation);
    }
}
