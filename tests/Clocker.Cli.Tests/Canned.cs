namespace Clocker.Cli.Tests;

/// <summary>Answers of a server, as they are on the wire.</summary>
internal static class Canned
{
    public const string Applications = """
        [{"id":"a1","name":"visitors","state":"RUNNING","isUp":true,"isGoing":false,"location":"local","origin":"/b/visitors.yaml",
          "createdAt":"2026-01-01T11:00:00+00:00","containers":4,"containersUp":4,"uri":"http://127.0.0.1:32768/"},
         {"id":"a2","name":"shop","state":"ON_FIRE","isUp":false,"isGoing":false,"location":"local","origin":"/b/shop.yaml",
          "createdAt":"2026-01-01T11:59:30+00:00","containers":2,"containersUp":1}]
        """;

    public const string Haproxy = """
        {"id":"e1","parent":"a1","name":"haproxy","address":"visitors/haproxy","type":"docker","state":"RUNNING","since":"2026-01-01T11:00:05+00:00",
         "isUp":true,"problems":{},"hasFailed":false,"image":"haproxy:2.6","uri":"http://127.0.0.1:32768/","drift":[],
         "container":{"id":"c1","name":"visitors-haproxy","incarnation":1,"hostId":"h1","host":"here","hostAddress":"127.0.0.1","state":"running",
           "startedAt":"2026-01-01T11:00:03+00:00","addresses":{"visitors":"172.18.0.2"},
           "ports":[{"container":8080,"protocol":"tcp","hostAddress":"0.0.0.0","host":32768},{"container":8080,"protocol":"tcp","hostAddress":"::","host":32768}]}}
        """;

    public static string Root(string state = "RUNNING") => $$"""
        {"id":"a1","name":"visitors","address":"visitors","type":"BasicApplication","state":"{{state}}","since":"2026-01-01T11:00:09+00:00"{{IsUp(state)}},"problems":{},"hasFailed":false,"drift":[]}
        """;

    public static string Tomcat(string state, string more = "") => $$"""
        {"id":"e2","parent":"a1","name":"tomcat","address":"visitors/tomcat","type":"docker","state":"{{state}}","since":"2026-01-01T11:00:09+00:00"{{IsUp(state)}},"problems":{},
         "hasFailed":false,"image":"tomcat:10.1","drift":[]{{more}}}
        """;

    public static string Tree(params string[] entities) => $$"""
        {"id":"a1","name":"visitors","location":"local","origin":"/b/visitors.yaml","createdAt":"2026-01-01T11:00:00+00:00","isGoing":false,"entities":[{{string.Join(",", entities)}}]}
        """.ReplaceLineEndings("");

    public static string Deployed(bool isNew) => $$"""
        {"application":"a1","name":"visitors","isNew":{{(isNew ? "true" : "false")}},"undo":"u1","steps":[
          {"action":"create","entity":"visitors","reason":"it is new"},{"action":"create","entity":"visitors/tomcat","reason":"it is new"},
          {"action":"keep","entity":"visitors/haproxy","reason":"nothing changed"}],"warnings":[]}
        """;

    private static string IsUp(string state) => state == "RUNNING" ? ""","isUp":true""" : "";

    public static string Problem(string code, int status, string detail, string? remedy = null) => $$"""
        {"type":"urn:clocker:problem:{{code}}","title":"No","status":{{status}},"code":"{{code}}","detail":"{{detail}}"{{(remedy is null ? "" : $",\"remedy\":\"{remedy}\"")}},
         "suggestions":[],"candidates":[],"diagnostics":[]}
        """;

    public const string Lab = """
        {"name":"lab","location":"lab","max":3,"memoryBytes":2147483648,"cpus":1.5,"certificates":"/data/labs/lab","hosts":[
        {"name":"host-1","address":"172.18.0.11","isRunning":true,"request":"p/c.1","labels":{"ssd":"true","rack":"a"}},
        {"name":"host-2","address":"172.18.0.12","isRunning":false,"labels":{}}]}
        """;
}
