namespace Clocker.Control.Clouds;

/// <summary>What would become of a container that fits nowhere, if its cloud had more hosts.</summary>
internal abstract record Trial
{
    private Trial()
    {
    }

    /// <summary>It would go to a new host, the how manieth.</summary>
    public sealed record OnNew(int Number) : Trial;

    /// <summary>It would go to a host that is there and does not answer.</summary>
    public sealed record OnSilent(string Host) : Trial;

    /// <summary>It would go to a new host, but there are no more.</summary>
    public sealed record Full : Trial;

    /// <summary>It would not go to a new host either, and why not.</summary>
    public sealed record Never(string Reason) : Trial;
}
