using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>How long a test waits before it gives up; the test's own end ends it too.</summary>
internal static class Deadline
{
    public static CancellationTokenSource In(int seconds)
    {
        var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(seconds));
        return deadline;
    }
}
