using System.Security.Cryptography;
using System.Text;

namespace OperatorConsole.Core.Alerting.Files;

/// <summary>What makes a rule itself: names repeat within a group, so the place counts.</summary>
/// <param name="File">The file's full path.</param>
/// <param name="Group">The group's name.</param>
/// <param name="Index">The rule's place in the group, from 0.</param>
public sealed record RuleKey(string File, string Group, int Index)
{
    /// <summary>The same in 16 characters that stand in an address; it outlives changes of the rule, not of its place.</summary>
    public string Id { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{File}\0{Group}\0{Index}"))).AsSpan(0, 8));
}
