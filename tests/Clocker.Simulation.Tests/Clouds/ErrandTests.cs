using Clocker.Control.Plane;
using Clocker.Model.Machines;

using Xunit;

namespace Clocker.Simulation.Tests.Clouds;

/// <summary>What machines of hosts are told to do, in a whole plane. A simulated machine prints each script, and takes a second.</summary>
public sealed class ErrandTests
{
    private static readonly Caller Tester = new("tester", "test");

    [Fact]
    public void What_a_machine_is_told_is_answered_when_it_has_ended_and_is_in_the_journal()
    {
        var lab = new Rehearsal(1);


        var result = Assert.IsType<Answer<ErrandResult>.Done>(Tell(lab, "h1", TimeSpan.FromMinutes(1)));


        Assert.Equal(new ErrandResult(0, "echo hello"), result.Value);
        Assert.Equal(["Host local/h1 is told: say hello.", "Host local/h1 has done what it was told."], Told(lab));
    }

    [Fact]
    public void What_takes_too_long_is_ended_and_said()
    {
        var lab = new Rehearsal(1);


        var refusal = Assert.IsType<Answer<ErrandResult>.Refused>(Tell(lab, "h1", TimeSpan.FromMilliseconds(400)));


        Assert.Contains("has not ended within 0 s, and was ended", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_server_has_begun_that_was_killed_ends_all_the_same()
    {
        for (var after = 0; after < 2000; after += 100)
        {
            var lab = new Rehearsal(1);
            var host = lab.Host("h1").Id;
            lab.Server.Do(plane => ((IClouds)plane).RunAsync(host, Hello(TimeSpan.FromMinutes(1)), Tester, CancellationToken.None));
            lab.Pump.RunFor(TimeSpan.FromMilliseconds(after));


            lab.Server.Kill();
            lab.Server.Start();


            lab.Pump.RunFor(TimeSpan.FromMinutes(1));
            Assert.True(Told(lab) is [] or [_, "Host local/h1 has done what it was told."]
                or [_, "Host local/h1 has not done what it was told: the server ended before it began, or nobody remembers it."], string.Join('\n', Told(lab)));
        }
    }

    [Fact]
    public void A_host_that_is_not_there_is_told_nothing()
    {
        var lab = new Rehearsal(1);


        var refusal = Assert.IsType<Answer<ErrandResult>.Refused>(lab.Ask(plane => ((IClouds)plane).RunAsync(new("none"), Hello(TimeSpan.FromMinutes(1)), Tester, CancellationToken.None)));


        Assert.Equal(Refusal.NotFound, refusal.Kind);
    }

    private static Errand Hello(TimeSpan limit) => new("say hello", "echo hello", limit);

    private static Answer<ErrandResult> Tell(Rehearsal lab, string name, TimeSpan limit)
    {
        var host = lab.Host(name).Id;
        return lab.Ask(plane => ((IClouds)plane).RunAsync(host, Hello(limit), Tester, CancellationToken.None));
    }

    private static List<string> Told(Rehearsal lab)
    {
        List<JournalEvent>? all = null;
        lab.Server.Do(async plane =>
        {
            var events = new List<JournalEvent>();
            await foreach (var happened in plane.EventsAsync(0, follow: false, CancellationToken.None))
            {
                events.Add(happened);
            }

            all = events;
        });
        lab.Pump.RunUntil(() => all is not null, TimeSpan.FromMinutes(1));
        return [.. all!.Where(happened => happened.Kind.StartsWith("host.errand", StringComparison.Ordinal)).Select(happened => happened.Text)];
    }
}
