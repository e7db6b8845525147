namespace Clocker.Blueprints.Compose.Attributes;

/// <summary>What a text becomes once its variables are in it.</summary>
internal enum Cast
{
    None,
    Whole,
    Real,
    Single,
    Flag,
}
