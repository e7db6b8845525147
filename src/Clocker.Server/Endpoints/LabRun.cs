using System.Runtime.CompilerServices;
using System.Threading.Channels;

using Clocker.Client.Labs;
using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Drivers.Locations.Lab;
using Clocker.Model.Containers;

namespace Clocker.Server.Endpoints;

/// <summary>One request to make a lab, step by step. It goes on when nobody reads on; when the server stops, it is undone.</summary>
internal sealed class LabRun(Labs labs, string lab, LabChange change, CancellationToken stopping) : IProgress<LabStep>
{
    private const int MostSteps = 1024;

    private readonly Channel<LabProgress> _steps = Channel.CreateBounded<LabProgress>(MostSteps);

    /// <summary>What a failure of a lab means to the caller.</summary>
    public static Problem Problem(DeviceException failure) => failure.Fault switch
    {
        DeviceFault.NotFound => Refusals.Of(Refusal.NotFound, failure.Message),
        DeviceFault.Conflict => Refusals.Of(Refusal.Conflict, failure.Message),
        DeviceFault.Invalid => Refusals.Of(Refusal.Invalid, failure.Message),
        _ => Refusals.Of(failure),
    };

    /// <summary>The steps, and the lab or the problem as the last one.</summary>
    public async IAsyncEnumerable<LabProgress> StepsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var making = MakeAsync(stopping);
        try
        {
            await foreach (var step in _steps.Reader.ReadAllAsync(cancellation))
            {
                yield return step;
            }
        }
        finally
        {
            // The request counts as ended when the lab is made, or undone.
            await making;
        }
    }

    void IProgress<LabStep>.Report(LabStep value) => _steps.Writer.TryWrite(new() { Host = value.Host, Text = value.Text });

    private async Task MakeAsync(CancellationToken cancellation)
    {
        try
        {
            _steps.Writer.TryWrite(new() { Lab = (await labs.UpAsync(lab, change, this, cancellation)).Answer() });
            _steps.Writer.Complete();
        }
        catch (DeviceException failure)
        {
            _steps.Writer.TryWrite(new() { Problem = Problem(failure) });
            _steps.Writer.Complete();
        }
        catch (OperationCanceledException ended)
        {
            _steps.Writer.Complete(ended);
        }
    }
}
