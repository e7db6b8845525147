namespace Clocker.Model.Expressions;

/// <summary>Where an <see cref="EntityReference"/> looks; the scopes of Brooklyn's <c>component("scope", "id")</c>.</summary>
public enum ReferenceScope
{
    /// <summary>The entity itself.</summary>
    This,

    /// <summary>Anywhere in the application, nearest first.</summary>
    Global,

    /// <summary>The parent; needs no id.</summary>
    Parent,

    /// <summary>The application; needs no id.</summary>
    Root,

    /// <summary>The children.</summary>
    Child,

    /// <summary>The parent's other children.</summary>
    Sibling,

    /// <summary>Everything below, without the entity itself.</summary>
    Descendant,

    /// <summary>Everything above, without the entity itself.</summary>
    Ancestor,

    /// <summary>Everything below, and the members of groups below.</summary>
    Member,

    /// <summary>The members of a group alone.</summary>
    MembersOnly,

    /// <summary>Whole applications.</summary>
    Application,
}
