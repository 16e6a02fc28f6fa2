using System.Text;
using Portal.Persistence;

namespace Portal.Web.Hosting.Logs;

/// <summary>What may be kept of a failure: kinds, a database's codes and where in the program it was. Messages stay out: a
/// database puts the values of a row into its own, and a parser what it could not read.</summary>
#pragma warning disable CA1032, S3871 // made of another exception and of nothing else, and never thrown
internal sealed class DiscreetException(Exception failure) : Exception(Kinds(failure))
#pragma warning restore CA1032, S3871
{
    public override string? StackTrace { get; } = failure.StackTrace;

    public override string ToString()
    {
        var text = new StringBuilder();
        Tell(text, failure);
        return text.ToString();
    }

    private static string Kinds(Exception failure) => failure.InnerException is { } inner ? $"{Kind(failure)} < {Kinds(inner)}" : Kind(failure);

    private static string Kind(Exception failure) => DatabaseFailure.CodeOf(failure) is { } code ? $"{failure.GetType().FullName} ({code})" : failure.GetType().FullName!;

    private static void Tell(StringBuilder text, Exception failure)
    {
        text.AppendLine(Kind(failure)).AppendLine(failure.StackTrace);
        foreach (var inner in failure is AggregateException several ? several.InnerExceptions : (IEnumerable<Exception>)(failure.InnerException is { } one ? [one] : []))
        {
            text.Append(" < ");
            Tell(text, inner);
        }
    }
}
