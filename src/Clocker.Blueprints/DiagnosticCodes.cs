namespace Clocker.Blueprints;

/// <summary>All codes of diagnostics about blueprints; <c>docs/diagnostics.md</c> explains each. A code never changes its meaning.</summary>
internal static class DiagnosticCodes
{
    public const string NotYaml = "CLK1001";
    public const string TooLarge = "CLK1002";
    public const string TooDeep = "CLK1003";
    public const string TooManyNodes = "CLK1004";
    public const string DuplicateKey = "CLK1005";
    public const string BadAlias = "CLK1006";
    public const string BadMerge = "CLK1007";
    public const string ManyDocuments = "CLK1008";
    public const string BadKey = "CLK1009";
    public const string NotABlueprint = "CLK1010";
    public const string OtherFormat = "CLK1011";
    public const string SlideMarks = "CLK1012";
    public const string NoServices = "CLK1101";
    public const string WrongShape = "CLK1102";
    public const string NoType = "CLK1103";
    public const string UnknownType = "CLK1104";
    public const string BadImage = "CLK1105";
    public const string DuplicateId = "CLK1106";
    public const string AmbiguousName = "CLK1107";
    public const string BadLocation = "CLK1108";
    public const string TypeNotHere = "CLK1109";
    public const string UnknownKey = "CLK1201";
    public const string UnknownConfig = "CLK1202";
    public const string BadValue = "CLK1203";
    public const string NoEffect = "CLK1204";
    public const string GivenTwice = "CLK1205";
    public const string NotInherited = "CLK1206";
    public const string BadParameter = "CLK1207";
    public const string NotChecked = "CLK1208";
    public const string Violated = "CLK1209";
    public const string BadExpression = "CLK1301";
    public const string UnknownFunction = "CLK1302";
    public const string FunctionNotAvailable = "CLK1303";
    public const string BadArguments = "CLK1304";
    public const string UnknownEntity = "CLK1305";
    public const string WaitsInACircle = "CLK1306";
    public const string BadPredicate = "CLK1307";
    public const string BadFileName = "CLK1401";
    public const string BadEnvironmentLine = "CLK1402";
    public const string MissingFile = "CLK1403";
    public const string NotACatalogue = "CLK1501";
    public const string BadItem = "CLK1502";
    public const string BadVersion = "CLK1503";
    public const string ItemTwice = "CLK1504";
    public const string TypeInACircle = "CLK1505";
    public const string MissingPart = "CLK1506";
    public const string NotFetched = "CLK1507";
    public const string ItemTaken = "CLK1508";
    public const string NotAvailable = "CLK1509";
    public const string BadArchive = "CLK1510";
    public const string StillUsed = "CLK1511";
}
