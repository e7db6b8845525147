using Clocker.Model.Entities;

namespace Clocker.Blueprints.Camp;

/// <summary>Takes <c>KEY.ENTRY</c> apart.</summary>
internal static class Pieces
{
    /// <summary>The longest beginning that is the full name of a key of maps, and the rest; null if there is none.</summary>
    public static Piece? Of(string name, Func<string, ConfigKey?> find)
    {
        for (var dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1))
        {
            if (dot < name.Length - 1 && find(name[..dot]) is { IsMap: true } key && key.Name == name[..dot])
            {
                return new(key, name[(dot + 1)..]);
            }
        }

        return null;
    }
}
