using Clocker.Model.Expressions;

namespace Clocker.Model.Templates;

/// <summary>Something outside of a template that it can ask: an entity, its config, its sensors.</summary>
internal interface ITemplateThing
{
    /// <summary>Whether it can be had now; what has to be waited for counts as there.</summary>
    bool IsThere { get; }

    /// <summary>What it is as a value.</summary>
    Evaluated Value { get; }

    /// <summary>What stands under a name in it.</summary>
    Found Member(string name);
}
