using Clocker.Contracts.Journals;
using Clocker.Model.Journals;
using Clocker.Simulation.Journals;

namespace Clocker.Simulation.Tests.Journals;

/// <summary>The pretended journal passes what a real one passes.</summary>
public sealed class SimulatedJournalTests : JournalContract
{
    private readonly SimulatedJournal _journal = new(new PerfectDisk());

    protected override Task<IJournal> OpenJournalAsync() => Task.FromResult<IJournal>(_journal);

    protected override Task CloseJournalAsync(IJournal journal) => Task.CompletedTask;
}
