using Microsoft.Extensions.Logging;

namespace Portal.Packets.Typst;

/// <summary>What is written about the worker: never a word of a document.</summary>
internal static partial class TypstLog
{
    [LoggerMessage(90, LogLevel.Error, "Packets wait: the press stands still ({Why})")]
    public static partial void StandsStill(this ILogger<TypstWorkers> logger, string why);

    [LoggerMessage(91, LogLevel.Information, "The press works again")]
    public static partial void Works(this ILogger<TypstWorkers> logger);

    [LoggerMessage(92, LogLevel.Warning, "Packets are set without a jail: bubblewrap is missing or does not work here")]
    public static partial void NoJail(this ILogger<TypstWorkers> logger);

    [LoggerMessage(93, LogLevel.Error, "A document in {Language} with {Sections} sections and {Files} files could not be set")]
    public static partial void CannotSet(this ILogger<TypstWorkers> logger, string language, int sections, int files);

    [LoggerMessage(94, LogLevel.Error, "A document took longer than {Seconds} seconds and was given up")]
    public static partial void TookTooLong(this ILogger<TypstWorkers> logger, double seconds);

    [LoggerMessage(95, LogLevel.Warning, "The press ended with {ExitCode}")]
    public static partial void Died(this ILogger<TypstWorkers> logger, int exitCode);

    [LoggerMessage(96, LogLevel.Information, "The press was replaced at {Mebibytes} MiB")]
    public static partial void Recycled(this ILogger<TypstWorkers> logger, long mebibytes);
}
