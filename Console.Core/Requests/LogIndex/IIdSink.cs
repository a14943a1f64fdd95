namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>Is told of the ids in log lines.</summary>
internal interface IIdSink
{
    /// <param name="lineStart">Where the id's line begins in the block; below zero for a line that began before it.</param>
    /// <param name="id">The id as the gateway meant it, escapes taken away. Valid during the call.</param>
    void Found(int lineStart, ReadOnlySpan<byte> id);
}
