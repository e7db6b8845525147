using Clocker.Model.Collections;

namespace Clocker.Model.Templates;

/// <summary>A piece of a template.</summary>
internal abstract record TemplateNode
{
    private TemplateNode()
    {
    }

    /// <summary>Text as it stands.</summary>
    public sealed record Plain(string Text) : TemplateNode;

    /// <summary><c>${…}</c>.</summary>
    public sealed record Filled(Formula Formula) : TemplateNode;

    /// <summary><c>&lt;#if …&gt;</c> with its <c>elseif</c> and <c>else</c>; the last one may have no test.</summary>
    public sealed record Choice(ValueList<(Formula? Test, ValueList<TemplateNode> Body)> Branches) : TemplateNode;

    /// <summary><c>&lt;#list … as item&gt;</c>, or <c>as key, value</c>.</summary>
    public sealed record Each(Formula Of, string Item, string? Value, ValueList<TemplateNode> Body, ValueList<TemplateNode> Otherwise) : TemplateNode;

    /// <summary><c>&lt;#sep&gt;</c>: what stands between the items of a list.</summary>
    public sealed record Between(ValueList<TemplateNode> Body) : TemplateNode;

    /// <summary><c>&lt;#break&gt;</c>.</summary>
    public sealed record Leave : TemplateNode;

    /// <summary><c>&lt;#assign name = …&gt;</c>.</summary>
    public sealed record Assign(string Name, Formula Formula) : TemplateNode;
}
