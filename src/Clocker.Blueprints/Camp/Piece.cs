using Clocker.Model.Entities;

namespace Clocker.Blueprints.Camp;

/// <summary>An entry of a map that is given by itself.</summary>
/// <param name="Key">The key whose value is the map.</param>
/// <param name="Entry">The entry's name.</param>
internal sealed record Piece(ConfigKey Key, string Entry);
