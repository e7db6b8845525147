using System.Text.Json;
using System.Text.Json.Serialization;

using Clocker.Client.Applications;
using Clocker.Client.Catalogue;
using Clocker.Client.Clouds;
using Clocker.Client.Deploying;
using Clocker.Client.Entities;
using Clocker.Client.Events;
using Clocker.Client.Labs;
using Clocker.Client.Local;
using Clocker.Client.Locations;
using Clocker.Client.Problems;
using Clocker.Client.Serving;

namespace Clocker.Client;

/// <summary>How the wire's records are written: camelCase, null left out, made at compile time.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(AcceptedAnswer))]
[JsonSerializable(typeof(ApplicationTree))]
[JsonSerializable(typeof(BlueprintAnswer))]
[JsonSerializable(typeof(BundleAnswer))]
[JsonSerializable(typeof(CatalogueAddAnswer))]
[JsonSerializable(typeof(CatalogueAddRequest))]
[JsonSerializable(typeof(CatalogueItemDetails))]
[JsonSerializable(typeof(CloudAccepted))]
[JsonSerializable(typeof(CloudAnswer))]
[JsonSerializable(typeof(CloudRequest))]
[JsonSerializable(typeof(DeployAnswer))]
[JsonSerializable(typeof(DeployRequest))]
[JsonSerializable(typeof(EventAnswer))]
[JsonSerializable(typeof(ExecNotice))]
[JsonSerializable(typeof(ExecRequest))]
[JsonSerializable(typeof(HostsRequest))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, JsonElement>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationSummary>))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationTree>))]
[JsonSerializable(typeof(IReadOnlyList<CatalogueItemAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<CloudAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<ConfigAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<EffectorAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
[JsonSerializable(typeof(IReadOnlyList<HostAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<LabAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<LocationAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<MoveAnswer>))]
[JsonSerializable(typeof(LabProgress))]
[JsonSerializable(typeof(LabRequest))]
[JsonSerializable(typeof(LabRemoved))]
[JsonSerializable(typeof(LocationAddAnswer))]
[JsonSerializable(typeof(LocationRequest))]
[JsonSerializable(typeof(LogAnswer))]
[JsonSerializable(typeof(PlacementAnswer))]
[JsonSerializable(typeof(PlanAnswer))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(ServerRecord))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(UndoAnswer))]
[JsonSerializable(typeof(ValidateAnswer))]
[JsonSerializable(typeof(UpgradeRequest))]
[JsonSerializable(typeof(VersionAnswer))]
public sealed partial class WireJson : JsonSerializerContext;
