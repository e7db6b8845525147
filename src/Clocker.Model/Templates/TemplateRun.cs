using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Predicates;
using Clocker.Model.Values;

namespace Clocker.Model.Templates;

/// <summary>Fills a template in, once: in bounded time, and with bounded output.</summary>
/// <param name="root">What a name means that the template does not define itself.</param>
internal sealed class TemplateRun(Func<string, Found> root)
{
    private const int MostSteps = 100_000;
    private const int LongestText = 1_000_000;

    private readonly Dictionary<string, Value> _names = new(StringComparer.Ordinal);
    private readonly Stack<Loop> _loops = [];
    private int _steps;
    private int _length;

    /// <summary>The text, or why there is none (yet).</summary>
    public Evaluated Fill(ValueList<TemplateNode> nodes)
    {
        try
        {
            return new Evaluated.Ready(Text(nodes));
        }
        catch (TemplateStopException stop)
        {
            return stop.Why;
        }
        catch (FormatException mistake)
        {
            return new Evaluated.Failed(mistake.Message);
        }
    }

    /// <summary>A formula's value; what is missing ends the run.</summary>
    public Value Of(Formula formula) => Find(formula) switch
    {
        Found.Known known => known.Value,
        Found.Thing thing => thing.It.Value is Evaluated.Ready ready ? ready.Value : throw new TemplateStopException(thing.It.Value),
        Found.Missing missing => throw new TemplateStopException(missing.Reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether a formula's value is there.</summary>
    public bool IsThere(Formula formula) => Find(formula) switch
    {
        Found.Known known => known.Value is not Value.Nothing,
        Found.Thing thing => thing.It.IsThere,
        _ => false,
    };

    /// <summary>The loop over an item of a name; null if there is none.</summary>
    public Loop? LoopOf(Formula formula) =>
        formula is Formula.Name name ? _loops.FirstOrDefault(loop => loop.Item == name.Of) : null;

    private Value Text(ValueList<TemplateNode> nodes)
    {
        var parts = new List<Value>();
        Fill(nodes, parts);
        return TextParts.Join(parts);
    }

    /// <summary>Adds what the nodes give; false once a loop is left.</summary>
    private bool Fill(ValueList<TemplateNode> nodes, List<Value> parts)
    {
        foreach (var node in nodes)
        {
            Step();
            switch (node)
            {
                case TemplateNode.Plain plain:
                    Add(parts, Value.Of(plain.Text));
                    break;
                case TemplateNode.Filled filled:
                    Add(parts, Of(filled.Formula));
                    break;
                case TemplateNode.Assign assign:
                    _names[assign.Name] = Kept(Of(assign.Formula));
                    break;
                case TemplateNode.Leave:
                    return false;
                case TemplateNode.Choice choice:
                    if (choice.Branches.FirstOrDefault(branch => branch.Test is null || Truth(Of(branch.Test))).Body is { } body && !Fill(body, parts))
                    {
                        return false;
                    }

                    break;
                case TemplateNode.Each each:
                    Repeat(each, parts);
                    break;
                case TemplateNode.Between between when _loops.TryPeek(out var loop) && loop.Index + 1 < loop.Count:
                    Fill(between.Body, parts);
                    break;
                default:
                    break;
            }
        }

        return true;
    }

    /// <summary>What has a name can be used again and again, so that its size counts each time it gets one.</summary>
    private Value Kept(Value value)
    {
        Weigh(value);
        return value;
    }

    private void Weigh(Value value)
    {
        Step();
        foreach (var part in value is Value.Sequence list ? list.Items : value is Value.Fields map ? map.Entries.Values : [])
        {
            Weigh(part);
        }
    }

    private void Add(List<Value> parts, Value value)
    {
        _length += value.HoldsSecret ? 1 : value.Display.Length;
        if (_length > LongestText)
        {
            throw new TemplateStopException("the template gives more than a million letters");
        }

        parts.Add(value);
    }

    /// <summary>Joins texts, unless the result would be too long.</summary>
    public Value Join(IEnumerable<Value> values)
    {
        var parts = new List<Value>();
        foreach (var value in values)
        {
            Add(parts, value);
        }

        return TextParts.Join(parts);
    }

    private void Repeat(TemplateNode.Each each, List<Value> parts)
    {
        var items = Of(each.Of) switch
        {
            Value.Sequence list when each.Value is null => list.Items.Select(item => (Item: item, Value: (Value?)null)).ToList(),
            Value.Fields map when each.Value is not null => [.. map.Entries.Select(entry => (Value.Of(entry.Key), (Value?)entry.Value))],
            Value.Nothing => [],
            var other => throw new TemplateStopException($"{Coercions.Describe(other)} cannot be gone through; a list is with \"as item\", a map with \"as key, value\""),
        };
        var (before, valueBefore) = (_names.GetValueOrDefault(each.Item), each.Value is null ? null : _names.GetValueOrDefault(each.Value));
        for (var i = 0; i < items.Count; i++)
        {
            _loops.Push(new(each.Item, i, items.Count));
            Set(each.Item, items[i].Item);
            Set(each.Value, items[i].Value);
            var goesOn = Fill(each.Body, parts);
            _loops.Pop();
            if (!goesOn)
            {
                break;
            }
        }

        Set(each.Item, before);
        Set(each.Value, valueBefore);
        if (items.Count == 0)
        {
            Fill(each.Otherwise, parts);
        }
    }

    private void Set(string? name, Value? value)
    {
        if (name is not null && value is not null)
        {
            _names[name] = value;
        }
        else if (name is not null)
        {
            _names.Remove(name);
        }
    }

    private Found Find(Formula formula)
    {
        Step();
        return formula switch
        {
            Formula.Literal literal => new Found.Known(literal.Value),
            Formula.Text text => new Found.Known(Text(text.Nodes)),
            Formula.Name name => Named(name.Of),
            Formula.Member member => Member(Find(member.Of), Of(member.Key)),
            Formula.BuiltIn call => new Found.Known(BuiltIns.Call(this, call)),
            Formula.Default given => IsThere(given.Of) ? Find(given.Of) : given.Otherwise is { } otherwise ? Find(otherwise) : new Found.Known(Value.Of("")),
            Formula.Exists exists => new Found.Known(Value.Of(IsThere(exists.Of))),
            Formula.Not not => new Found.Known(Value.Of(!Truth(Of(not.Of)))),
            Formula.Binary binary => new Found.Known(Combine(binary)),
            Formula.Span span => new Found.Known(Numbers(span)),
            Formula.Sequence list => new Found.Known(new Value.Sequence(list.Items.Select(Of).ToValueList())),
            Formula.Map map => new Found.Known(new Value.Fields(map.Entries.Select(entry => KeyValuePair.Create(Of(entry.Key).Display, Of(entry.Value))).ToValueMap())),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Found Named(string name)
    {
        if (_names.TryGetValue(name, out var value))
        {
            return new Found.Known(value);
        }

        var loop = _loops.FirstOrDefault(loop => name.StartsWith(loop.Item, StringComparison.Ordinal) && name[loop.Item.Length..] is "_index" or "_has_next");
        return loop is null ? root(name)
            : new Found.Known(name.EndsWith("_index", StringComparison.Ordinal) ? Value.Of(loop.Index) : Value.Of(loop.Index + 1 < loop.Count));
    }

    private static Found Member(Found of, Value key) => of switch
    {
        Found.Thing thing => thing.It.Member(key.Display),
        Found.Known { Value: Value.Text text } when key is Value.Number or Value.Sequence => new Found.Known(Part(text.Content, key)),
        Found.Known { Value: Value.Sequence list } when key is Value.Sequence span =>
            new Found.Known(new Value.Sequence(span.Items.Select(index => Items.Find(list, index).Value ?? throw new TemplateStopException(Items.Find(list, index).Problem!)).ToValueList())),
        Found.Known { Value: var value } => Item(value, key),
        var missing => missing,
    };

    private static Found Item(Value value, Value key)
    {
        var isIndex = value is Value.Sequence && Coercions.Integer(key) is { Problem: null };
        return Items.Find(value, isIndex ? Value.Of(Coercions.Integer(key).Value) : key) is { Problem: null, Value: { } item }
            ? new Found.Known(item)
            : new Found.Missing($"the template asks for \"{key.Display}\": {Items.Find(value, key).Problem}");
    }

    private static Value Part(string text, Value key)
    {
        var indices = key is Value.Sequence span ? span.Items.Select(Whole).ToList() : [Whole(key)];
        return indices.All(index => index >= 0 && index < text.Length)
            ? Value.Of(string.Concat(indices.Select(index => text[index])))
            : throw new TemplateStopException($"a text of {text.Length} letters has no part {key.Display}");
    }

    private Value.Sequence Numbers(Formula.Span span)
    {
        if (span.To is null)
        {
            throw new TemplateStopException("a range without an end is not available");
        }

        var (from, to) = (Whole(Of(span.From)), Whole(Of(span.To)));
        var step = to >= from ? 1 : -1;
        var count = Math.Abs((long)to - from) + (span.WithEnd ? 1 : 0);
        _steps += (int)Math.Min(count, MostSteps);
        Step();
        return new([.. Enumerable.Range(0, (int)count).Select(i => Value.Of(from + (i * step)))]);
    }

    private Value Combine(Formula.Binary binary)
    {
        switch (binary.Sign)
        {
            case "||":
                return Value.Of(Truth(Of(binary.Left)) || Truth(Of(binary.Right)));
            case "&&":
                return Value.Of(Truth(Of(binary.Left)) && Truth(Of(binary.Right)));
            default:
                break;
        }

        var (left, right) = (Of(binary.Left), Of(binary.Right));
        return binary.Sign switch
        {
            "+" when (left, right) is not (Value.Number, Value.Number) => Together(left, right),
            "+" or "-" or "*" or "/" or "%" => Value.Of(Calculated(binary.Sign, left, right)),
            "=" or "==" => Value.Of(AreEqual(left, right)),
            "!=" => Value.Of(!AreEqual(left, right)),
            var sign => Value.Of(Compared(sign, left, right)),
        };
    }

    private Value Together(Value left, Value right)
    {
        switch (left, right)
        {
            case (Value.Sequence one, Value.Sequence two):
                return new Value.Sequence(one.Items.Concat(two.Items).ToValueList());
            case (Value.Fields one, Value.Fields two):
                return new Value.Fields(one.Entries.Concat(two.Entries).ToValueMap());
            default:
                return Join([left, right]);
        }
    }

    private static decimal Calculated(string sign, Value left, Value right)
    {
        var (one, two) = (Number(left), Number(right));
        try
        {
            return sign switch
            {
                "+" => one + two,
                "-" => one - two,
                "*" => one * two,
                "/" => one / two,
                _ => one % two,
            };
        }
        catch (ArithmeticException)
        {
            throw new TemplateStopException($"{left.Display} {sign} {right.Display} is no number");
        }
    }

    private static bool AreEqual(Value left, Value right) =>
        left.HoldsSecret || right.HoldsSecret ? throw Secret() : left == right || (left is Value.Number one && right is Value.Number two && one.Amount == two.Amount)
        || (left is not (Value.Sequence or Value.Fields) && left.Display == right.Display);

    private static bool Compared(string sign, Value left, Value right)
    {
        var order = left.HoldsSecret || right.HoldsSecret ? throw Secret()
            : NaturalOrder.Compare(left, right) ?? throw new TemplateStopException($"{Coercions.Describe(left)} and {Coercions.Describe(right)} cannot be compared");
        return sign switch
        {
            "<" or "lt" => order < 0,
            "<=" or "lte" => order <= 0,
            ">" or "gt" => order > 0,
            _ => order >= 0,
        };
    }

    private static TemplateStopException Secret() => new("a secret is known only where it is used, and cannot be compared before");

    private static bool Truth(Value value) => Coercions.Truth(value) is { Problem: null, Value: var truth }
        ? truth
        : throw new TemplateStopException($"{Coercions.Describe(value)} is neither true nor false; ask for more, such as NAME?? or NAME == \"text\"");

    private static decimal Number(Value value) =>
        Coercions.Number(value) is { Problem: null, Value: var number } ? number : throw new TemplateStopException($"{Coercions.Describe(value)} is not a number");

    private static int Whole(Value value) =>
        Coercions.Integer(value) is { Problem: null, Value: var number } ? number : throw new TemplateStopException($"{Coercions.Describe(value)} is not a whole number");

    /// <summary>Lists within lists must not take for ever.</summary>
    private void Step()
    {
        if (++_steps > MostSteps)
        {
            throw new TemplateStopException($"the template takes more than {MostSteps} steps");
        }
    }

    /// <summary>A list that is being gone through.</summary>
    internal sealed record Loop(string Item, int Index, int Count);
}
