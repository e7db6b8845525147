using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>What may be asked of a label: that it is there (<c>ssd</c>), that it has a value (<c>rack=1</c>), or that it has not (<c>rack!=1</c>).</summary>
internal sealed record HostLabel(string Text, string Name, string? Value, bool IsNot)
{
    public static HostLabel Read(string text)
    {
        if (text.IndexOf("!=", StringComparison.Ordinal) is > 0 and var not)
        {
            return new(text, text[..not].Trim(), text[(not + 2)..].Trim(), true);
        }

        return text.IndexOf('=') is > 0 and var at ? new(text, text[..at].Trim(), text[(at + 1)..].TrimStart('=').Trim(), false) : new(text, text.Trim(), null, false);
    }

    /// <summary>A label alone that says <c>false</c> is as good as none.</summary>
    public bool IsOn(HostView host)
    {
        var value = host.Labels.GetValueOrDefault(Name);
        return Value is null ? value is not null and not "false" : value == Value != IsNot;
    }
}
