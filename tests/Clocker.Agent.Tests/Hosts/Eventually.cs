using Xunit;

namespace Clocker.Agent.Tests.Hosts;

/// <summary>Waits for what the agent does by itself.</summary>
internal static class Eventually
{
    /// <summary>Until it is so; fails after ten seconds.</summary>
    public static async Task IsAsync(Func<Task<bool>> condition, string otherwise)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail(otherwise);
    }
}
