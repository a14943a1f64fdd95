using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OperatorConsole.Core.Alerting.Rules;

/// <summary>YAML that is nested no deeper than people nest it: a tree of a hundred thousand “[” is built by as many calls, which no stack holds.</summary>
internal sealed class BoundedYaml(IParser parser) : IParser
{
    private const int MaxDepth = 50;

    private int _depth;

    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        if (!parser.MoveNext()) return false;
        _depth += Current!.NestingIncrease;
        return _depth <= MaxDepth ? true : throw new YamlException(Current.Start, Current.End, "its parts stand in each other too deeply");
    }
}
