namespace Clocker.Model.Placement;

/// <summary>A rule that every container on a host has to keep for another one to go there.</summary>
/// <param name="Verb">What is asked of them.</param>
/// <param name="IsNot">Whether the opposite is asked.</param>
/// <param name="Argument">With what it is compared; null is the one that is being placed.</param>
public sealed record AffinityRule(AffinityVerb Verb, bool IsNot = false, string? Argument = null)
{
    /// <summary>Whether a resident of a host keeps the rule, from the view of who is being placed.</summary>
    public bool Allows(Resident resident, Resident? placed) => Verb == AffinityVerb.Empty || Matches(resident, placed) != IsNot;

    /// <inheritdoc />
    public override string ToString() => $"{(IsNot ? "NOT " : "")}{Verb.ToString().ToUpperInvariant()}{(Argument is null ? "" : $" {Argument}")}";

    private bool Matches(Resident resident, Resident? placed) => Verb switch
    {
        AffinityVerb.Type => IsOfType(resident.Type, Argument ?? placed?.Type ?? ""),
        AffinityVerb.Name => resident.Name.Contains(Argument ?? "", StringComparison.OrdinalIgnoreCase),
        AffinityVerb.Id => resident.Id.Value == (Argument ?? placed?.Id.Value),
        AffinityVerb.Application => Argument is null
            ? resident.Application == placed?.Application
            : resident.Application.Value == Argument || string.Equals(resident.ApplicationName, Argument, StringComparison.OrdinalIgnoreCase),
        _ => true,
    };

    /// <summary>By its name or the last part of it.</summary>
    private static bool IsOfType(string type, string wanted) =>
        string.Equals(type, wanted, StringComparison.OrdinalIgnoreCase) || string.Equals(Last(type), Last(wanted), StringComparison.OrdinalIgnoreCase);

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];
}
