namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>What kinds of values may stand somewhere.</summary>
[Flags]
internal enum Kinds
{
    None = 0,
    Null = 1,
    Text = 2,
    Flag = 4,
    Whole = 8,
    Real = 16,
    List = 32,
    Map = 64,

    Number = Whole | Real,
    Any = Null | Text | Flag | Number | List | Map,
}
