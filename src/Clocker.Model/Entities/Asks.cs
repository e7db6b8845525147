namespace Clocker.Model.Entities;

/// <summary>What an entity asks of its location.</summary>
public enum Asks
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>A container: the location has to be a cloud.</summary>
    Container,

    /// <summary>Docker hosts, to make a cloud of them: the location has to give some.</summary>
    Hosts,
}
