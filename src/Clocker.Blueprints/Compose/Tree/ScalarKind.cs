namespace Clocker.Blueprints.Compose.Tree;

/// <summary>What a value without parts is.</summary>
internal enum ScalarKind
{
    Null,
    Flag,
    Whole,
    Real,
    Text,
}
