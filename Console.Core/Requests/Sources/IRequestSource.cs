namespace OperatorConsole.Core.Requests.Sources;

/// <summary>Something that may know a request. Whatever happens to it, it answers; what went wrong stands in the answer.</summary>
public interface IRequestSource
{
    /// <summary>Its name for people.</summary>
    string Name { get; }

    /// <summary>Looks for a request.</summary>
    /// <param name="question">What to look for.</param>
    /// <param name="progress">Is told how many bytes were read, where that takes long.</param>
    /// <param name="cancellation">Ends the search.</param>
    Task<SourceAnswer> SearchAsync(RequestQuestion question, Action<long>? progress, CancellationToken cancellation);
}
