namespace Clocker.Server.Tests;

/// <summary>The output of a server; says when it has said that it is ready.</summary>
internal sealed class FirstLine : StringWriter
{
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Written => _written.Task;

    public override Task FlushAsync()
    {
        _written.TrySetResult();
        return Task.CompletedTask;
    }
}
