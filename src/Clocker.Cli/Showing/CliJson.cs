using System.Text.Json;
using System.Text.Json.Serialization;

namespace Clocker.Cli.Showing;

/// <summary>JSON that only commands print.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(VersionDocument))]
internal sealed partial class CliJson : JsonSerializerContext;
