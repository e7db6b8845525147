using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Templates;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Model.Tests.Templates;

public sealed class TemplateTests
{
    private static readonly ValueMap<Value> Names =
    [
        new("user", new Value.Fields([new("name", Value.Of("ann")), new("age", Value.Of(41))])),
        new("servers", new Value.Sequence([Value.Of("a"), Value.Of("b"), Value.Of("c")])),
        new("port", Value.Of(8080)),
        new("on", Value.Of(true)),
        new("empty", Value.Of("")),
        new("none", new Value.Nothing()),
        new("secret", new Value.Secret(new("1"))),
    ];

    [Theory]
    [InlineData("${user.name} ${user['age']} ${servers[0]}", "ann 41 a")]
    [InlineData("${nobody!\"x\"}|${nobody!}|${user.nick!user.name}|${none!'z'}", "x||ann|z")]
    [InlineData("${nobody.at.all!1 + 2}", "3")]
    [InlineData("<#if user??>yes</#if><#if nobody??>no</#if>", "yes")]
    [InlineData("<#if port gt 80 && on>a<#elseif on>b<#else>c</#if>", "a")]
    [InlineData("<#if (port < 80)>a<#elseif !on || port == 1>b<#else>c</#if>", "c")]
    [InlineData("<#if user.name != 'bob' && empty == \"\">a</#if>", "a")]
    [InlineData("<#list servers as s>${s?index}:${s}${s?has_next?string(',', '.')}</#list>", "0:a,1:b,2:c.")]
    [InlineData("<#list servers as s>${s}<#sep>, </#list>", "a, b, c")]
    [InlineData("<#list servers as s>${s}<#sep>, </#sep>;</#list>", "a, ;b, ;c;")]
    [InlineData("<#list servers as s><#if s == 'b'><#break></#if>${s}</#list>", "a")]
    [InlineData("<#list servers as s>${s_index}${s_has_next}</#list>", "0true1true2false")]
    [InlineData("<#list user as key, value>${key}=${value};</#list>", "age=41;name=ann;")]
    [InlineData("<#list [] as x>a<#else>none</#list>", "none")]
    [InlineData("<#list 1..3 as i>${i}</#list><#list 0..<2 as i>${i}</#list><#list 3..1 as i>${i}</#list>", "12301321")]
    [InlineData("<#assign x = port + 1>${x} ${x * 2 - 1} ${x / 8081} ${7 % 4}", "8081 16161 1 3")]
    [InlineData("${\"Hello ${user.name?cap_first}!\"} ${'a' + 'b'} ${r\"${x}\"}", "Hello Ann! ab ${x}")]
    [InlineData("a<#-- ${nobody} -->b<#noparse>${x}</#noparse>", "ab${x}")]
    [InlineData("a\n  <#if on>\nb\n  </#if>\nc", "a\nb\nc")]
    [InlineData("${user.name?upper_case} ${' x '?trim} ${'a-b'?replace('-', '+')} ${'ab'?length} ${'a,b'?split(',')?join('/')}", "ANN x a+b 2 a/b")]
    [InlineData("${servers?size} ${servers?first}${servers?last} ${servers?reverse?join('')} ${servers?seq_contains('b')?c} ${user?keys?join(' ')}", "3 ac cba true age name")]
    [InlineData("${'x'?starts_with('x')?then(1, 2)} ${2.5?round} ${2.7?int} ${'7'?number + 1} ${'a&b'?html} ${'a b'?url} ${port?string('0.00')}", "1 3 2 8 a&amp;b a%20b 8080.00")]
    [InlineData("${empty?has_content?c} ${nobody?has_content?c} ${servers?has_content?c} ${'abc'[1]}${'abc'[0..1]} ${servers[1..2]?join('')}", "false false true bab bc")]
    [InlineData("${{'a': 1, 'b': [2, 3]}.b[1]} ${(nobody.x)!'d'}", "3 d")]
    [InlineData("costs $5, {not} <b>a template</b> #if", "costs $5, {not} <b>a template</b> #if")]
    public void Fills_in(string template, string expected) => Assert.Equal(new Evaluated.Ready(Value.Of(expected)), Fill(template));

    [Theory]
    [InlineData("a\n${user.", "in line 2, column 1: a ${ has no }")]
    [InlineData("${user.}", "in line 1, column 8: a name is expected after the dot")]
    [InlineData("x <#if on>y", "in line 1, column 12: <#if> is not closed")]
    [InlineData("</#if>", "in line 1, column 1: </#if> closes what is not open")]
    [InlineData("<#else>", "in line 1, column 1: <#else> does not belong here")]
    [InlineData("<#include 'x'>", "in line 1, column 1: the directive <#include> is not available; there are if, elseif, else, list, sep, break, assign, noparse and comments")]
    [InlineData("<@m/>", "in line 1, column 1: macros such as <@m/> are not available")]
    [InlineData("${x?uper_case}", "in line 1, column 5: the built-in ?uper_case is not available; did you mean ?upper_case")]
    [InlineData("${a b}", "in line 1, column 5: \"b\" is left over")]
    [InlineData("<#list servers>x</#list>", "in line 1, column 1: a list is written <#list THINGS as thing>")]
    public void Says_what_is_wrong_and_where(string template, string expected) =>
        Assert.Equal($"the template is wrong {expected}", TemplateText.Read(template).Problem);

    [Theory]
    [InlineData("${nobody}", "nobody is not there")]
    [InlineData("${user.nick}", "the template asks for \"nick\": the map has no \"nick\"")]
    [InlineData("<#if user>x</#if>", "a map is neither true nor false; ask for more, such as NAME?? or NAME == \"text\"")]
    [InlineData("${secret?upper_case}", "a secret is known only where it is used, and cannot be changed before")]
    [InlineData("<#if secret == 'x'>a</#if>", "a secret is known only where it is used, and cannot be compared before")]
    [InlineData("<#list port as p>x</#list>", "\"8080\" cannot be gone through; a list is with \"as item\", a map with \"as key, value\"")]
    [InlineData("${1 / 0}", "1 / 0 is no number")]
    [InlineData("${port?first}", "\"8080\" is not a list")]
    public void Fails_with_a_reason(string template, string reason) => Assert.Equal(new Evaluated.Failed(reason), Fill(template));

    [Fact]
    public void A_secret_stays_one() =>
        Assert.Equal(new Evaluated.Ready(new Value.Joined([Value.Of("p="), new Value.Secret(new("1"))])), Fill("<#assign p = secret>p=${p!'none'}"));

    [Theory]
    [InlineData("<#list 1..1000 as i><#list 1..1000 as j>x</#list></#list>")]
    [InlineData("<#assign x = 'abcdefghij'><#list 1..50 as i><#assign x = x + x></#list>${x}")]
    [InlineData("<#assign x = [1]><#list 1..50 as i><#assign x = x + x></#list>")]
    [InlineData("<#assign x = [1]><#list 1..50 as i><#assign x = [x, x]></#list>${x}")]
    [InlineData("<#assign x = 'aaaaaaaaaa'><#list 1..50 as i><#assign x = x?replace('a', 'aaaaaaaaaa')></#list>")]
    public void What_grows_without_end_fails(string template) => Assert.IsType<Evaluated.Failed>(Fill(template));

    [Fact]
    public void What_is_nested_without_end_is_a_mistake()
    {
        Assert.Contains("nested more than 50 deep", TemplateText.Read(string.Concat(Enumerable.Repeat("<#if true>", 1_000))).Problem!, StringComparison.Ordinal);
        Assert.Contains("nested more than 50 deep", TemplateText.Read($"${{{new string('(', 10_000)}x{new string(')', 10_000)}}}").Problem!, StringComparison.Ordinal);
        Assert.Contains("nested more than 50 deep", TemplateText.Read($"${{{new string('!', 10_000)}x}}").Problem!, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_a_template_or_a_mistake_in_it()
    {
        string[] pieces = ["${", "}", "<#if ", "<#list ", "</#if>", "</#list>", " as x", ">", "\"", "'", "(", ")", "[", "]", "?", "??", "!", ".", "..", "a", "1", "<#else>", "<#sep>", "<#--", "-->", "\n", "+", "x?size", "\\"];
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (TemplateText.Read(text) is { Problem: null, Value: { } template })
            {
                Assert.True(new TemplateRun(_ => new Found.Known(Value.Of("v"))).Fill(template.Nodes) is Evaluated.Ready or Evaluated.Failed);
            }
        }
    }

    private static Evaluated Fill(string template) => TemplateText.Read(template) switch
    {
        { Problem: { } problem } => throw new InvalidOperationException(problem),
        { Value: var text } => new TemplateRun(name => Names.TryGetValue(name, out var value) ? new Found.Known(value) : new Found.Missing($"{name} is not there")).Fill(text!.Nodes),
    };
}
