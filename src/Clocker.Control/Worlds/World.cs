using Clocker.Control.Hosts;
using Clocker.Control.Plane;
using Clocker.Model.Identity;

namespace Clocker.Control.Worlds;

/// <summary>
/// One owner's state and decisions: durable (folded from facts) plus observed (empty at the start of each life).
/// Single-threaded, synchronous, and without any clock, chance or device but what comes in.
/// </summary>
public abstract class World(WorldId id)
{
    private readonly List<Fact> _facts = [];
    private Outputs _outputs = new();

    /// <summary>Which world this is.</summary>
    public WorldId Id { get; } = id;

    /// <summary>When this world wants to be asked again although nothing happened; null if never.</summary>
    public TimeSpan? WakeAt { get; private set; }

    /// <summary>Whether it has nothing left to do, ever, and need not be kept in memory. Late mail opens it again for as long as an answer takes.</summary>
    public virtual bool IsOver => false;

    /// <summary>The current life; zero while folding.</summary>
    protected long Epoch { get; private set; }

    /// <summary>The moment of the current decision.</summary>
    protected Moment Now { get; private set; }

    /// <summary>On whose behalf the current decision is made.</summary>
    protected Caller By { get; set; } = Self;

    private static Caller Self { get; } = new("clocker", "keeping what was asked for");

    /// <summary>Takes inputs and decides all that follows from them.</summary>
    /// <remarks>
    /// What arrived together is settled together: a busy world compares what is wanted with what is there once for all of it.
    /// A question is settled by itself, so that what follows from it is known to be its asker's doing.
    /// </remarks>
    public void Decide(IReadOnlyList<Input> inputs, Moment now, Outputs outputs)
    {
        if (inputs.Count == 0)
        {
            // Nothing was settled, so the world still wants to be woken when it said.
            return;
        }

        (Now, WakeAt, _outputs) = (now, null, outputs);
        for (var i = 0; i < inputs.Count; i++)
        {
            By = Self;
            if (inputs[i] is Input.Opened opened)
            {
                Epoch = opened.Epoch;
            }

            Handle(inputs[i]);
            if (i + 1 == inputs.Count || inputs[i] is Input.Asked || inputs[i + 1] is Input.Asked)
            {
                Settle();
                outputs.Add(now.Utc, By, _facts);
                _facts.Clear();
            }
        }
    }

    /// <summary>Folds a fact into the durable state. Sees nothing else.</summary>
    public abstract void Apply(Fact fact);

    /// <summary>The shortest facts that fold to the same durable state; equal states give equal facts.</summary>
    public abstract IEnumerable<Fact> Compact();

    /// <summary>Takes an input in; what it means is decided in <see cref="Settle"/> as far as possible.</summary>
    protected abstract void Handle(Input input);

    /// <summary>Compares what is wanted with what is there, and decides the next steps.</summary>
    protected abstract void Settle();

    /// <summary>Decides a fact: it counts at once within this world.</summary>
    protected void Decided(Fact fact)
    {
        Apply(fact);
        _facts.Add(fact);
    }

    /// <summary>Orders something from a host.</summary>
    protected void Order(HostCommand command) => _outputs.Commands.Add(command);

    /// <summary>Asks whether a secret is there that another system keeps.</summary>
    protected void LookUp(string provider, string key) => _outputs.LookUps.Add((provider, key));

    /// <summary>Sends mail.</summary>
    protected void Send(Mail mail) => _outputs.Mail.Add(mail);

    /// <summary>Answers a request.</summary>
    protected void Answer(long request, object answer) => _outputs.Answers.Add((request, answer));

    /// <summary>Says that readers must see the change.</summary>
    protected void ViewChanged() => _outputs.ViewChanged = true;

    /// <summary>Asks to be woken at a moment, unless it is woken before.</summary>
    protected void WakeBy(TimeSpan elapsed)
    {
        if (WakeAt is not { } earlier || elapsed < earlier)
        {
            WakeAt = elapsed;
        }
    }
}
