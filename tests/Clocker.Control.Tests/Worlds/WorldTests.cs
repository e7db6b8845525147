using Clocker.Control.Plane;
using Clocker.Control.Worlds;
using Clocker.Model.Identity;

using Xunit;

namespace Clocker.Control.Tests.Worlds;

public sealed class WorldTests
{
    private readonly Recorder _world = new();

    [Fact]
    public void What_arrives_together_is_settled_together()
    {
        _world.Decide([new Input.Tick(), new Input.Tick(), new Input.Tick()], new(DateTimeOffset.UnixEpoch, TimeSpan.Zero), new());


        Assert.Equal(["tick", "tick", "tick", "settle for clocker"], _world.Done);
    }

    [Fact]
    public void What_follows_from_a_question_is_its_askers_doing_and_nobody_elses()
    {
        var ann = new Input.Asked(1, new Question(new("ann", "up")));
        _world.Decide([new Input.Tick(), ann, new Input.Tick()], new(DateTimeOffset.UnixEpoch, TimeSpan.Zero), new());


        Assert.Equal(["tick", "settle for clocker", "question", "settle for ann", "tick", "settle for clocker"], _world.Done);
    }

    private sealed record Question(Caller By) : Request(By);

    private sealed class Recorder() : World(new WorldId("w"))
    {
        public List<string> Done { get; } = [];

        public override void Apply(Fact fact) => Done.Add("fact");

        public override IEnumerable<Fact> Compact() => [];

        protected override void Handle(Input input)
        {
            if (input is Input.Asked asked)
            {
                By = asked.Request.By;
                Done.Add("question");
                return;
            }

            Done.Add("tick");
        }

        protected override void Settle() => Done.Add($"settle for {By.Who}");
    }
}
